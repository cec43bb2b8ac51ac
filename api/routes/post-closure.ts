import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { ClosureSchema } from '../schemas/step-schemas';
import { optionalRef } from '../commands/texts';

/** POST /cases/{caseNumber}/closure */
export function postClosure(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/closure',
    operationId: 'postClosure',
    summary: 'Close the case',
    tag: 'Steps',
    body: ClosureSchema,
    refusals: ['REFERRAL_NOT_DECIDED', 'CASE_CLOSING', 'BUDGET_UNDECIDED', 'HANDOFF_OPEN'],
    toCommand: ({ explanation, ...closure }, { texts }) => ({
      name: 'closeCase',
      data: { ...closure, ...optionalRef(texts, 'reasonRef', explanation) },
    }),
  });
}
