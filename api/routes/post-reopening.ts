import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { refuseWhileErasing } from '../rights/decide-erasure';
import { ReopeningSchema } from '../schemas/step-schemas';

/** POST /cases/{caseNumber}/reopening */
export function postReopening(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/reopening',
    operationId: 'postReopening',
    summary: 'Reopen a closed case',
    tag: 'Steps',
    movesCircle: true,
    body: ReopeningSchema,
    refusals: ['CASE_NOT_CLOSED', 'REOPENING_TOO_LATE', 'ERASURE_UNDER_WAY'],
    checkCase: (caseNumber) => refuseWhileErasing(dependencies.db, caseNumber),
    toCommand: ({ explanation }, { texts }) => ({
      name: 'reopenCase',
      data: { reasonRef: texts.ref('reason', explanation) },
    }),
  });
}
