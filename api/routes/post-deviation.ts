import { decisionText, functionOf } from '../../domain/deviation/decision-text';
import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { DeviationSchema } from '../schemas/policy-group-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/deviations; the decision text is composed here and kept in the dossier. */
export function postDeviation(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/deviations',
    operationId: 'postDeviation',
    summary: 'Record a motivated deviation',
    tag: 'Signals',
    body: DeviationSchema,
    status: 201,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'DEVIATION_WITHOUT_REASON',
      'DEVIATION_WITHOUT_MANDATE_HOLDER',
    ],
    location: (commandId) => `/deviations/${deviationIdOf(commandId)}`,
    toCommand: ({ reason, insteadOf, ...given }, { texts, commandId, params }) => {
      const { municipality, deviationMandate } = dependencies.policy;
      const deviation = { mandate: deviationMandate, ...given };
      const caseNumber = String(params['caseNumber']);
      const decidedAs = functionOf(given.decidedBy, dependencies.policy);
      const facts = { municipality, caseNumber, decidedAs, at: new Date().toISOString() };
      return {
        name: 'recordDeviation',
        data: {
          ...deviation,
          deviationId: deviationIdOf(commandId),
          reasonRef: texts.ref('reason', reason),
          ...optionalRef(texts, 'insteadOfRef', insteadOf),
          decisionRef: texts.ref(
            'decision',
            decisionText({ ...deviation, ...facts, reason, insteadOf }),
          ),
        },
      };
    },
  });
}

function deviationIdOf(commandId: string): string {
  return `d-${commandId.slice(0, 12)}`;
}
