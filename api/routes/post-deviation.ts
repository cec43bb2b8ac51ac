import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { DeviationSchema } from '../schemas/policy-group-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/deviations */
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
    toCommand: ({ reason, insteadOf, ...deviation }, { texts }) => ({
      name: 'recordDeviation',
      data: {
        ...deviation,
        reasonRef: texts.ref('reason', reason),
        ...optionalRef(texts, 'insteadOfRef', insteadOf),
      },
    }),
  });
}
