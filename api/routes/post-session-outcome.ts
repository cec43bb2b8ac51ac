import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { SessionOutcomeSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';
import { CaseNumberParams } from '../schemas/case-schema';
import { slug } from '../schemas/text';

/** POST /cases/{caseNumber}/sessions/{sessionId}/outcome */
export function postSessionOutcome(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/sessions/{sessionId}/outcome',
    operationId: 'postSessionOutcome',
    summary: 'Record how a session went',
    tag: 'Steps',
    movesCircle: true,
    params: CaseNumberParams.extend({ sessionId: slug(40) }),
    body: SessionOutcomeSchema,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'SESSION_UNKNOWN',
      'SESSION_ALREADY_RECORDED',
    ],
    toCommand: ({ told, summary, ...body }, { texts, params }) => ({
      name: 'recordSession',
      data: {
        ...body,
        sessionId: String(params['sessionId']),
        ...optionalRef(texts, 'toldRef', told),
        ...optionalRef(texts, 'summaryRef', summary),
      },
    }),
  });
}
