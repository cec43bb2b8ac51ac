import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { ReferralDecisionSchema } from '../schemas/referral-schema';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/referral-decision */
export function postReferralDecision(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/referral-decision',
    operationId: 'postReferralDecision',
    summary: 'Accept or redirect the referral',
    tag: 'Steps',
    movesCircle: true,
    purpose: 'triage',
    body: ReferralDecisionSchema,
    refusals: ['REFERRAL_ALREADY_DECIDED'],
    toCommand: (body, { texts }) => {
      if (body.decision === 'accept') {
        const { decision: _decision, ...data } = body;
        return { name: 'acceptReferral', data };
      }
      const { to, reason, explanation } = body;
      return {
        name: 'redirectReferral',
        data: { to, reason, ...optionalRef(texts, 'reasonRef', explanation) },
      };
    },
  });
}
