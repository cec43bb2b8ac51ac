import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { optionalRef } from '../commands/texts';
import { NewBudgetRequestSchema } from '../schemas/budget-schema';
import { moneyIdOf } from './money-id';

/** POST /cases/{caseNumber}/budget-requests; the answer names the request in its Location. */
export function postBudgetRequest(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/budget-requests',
    operationId: 'postBudgetRequest',
    summary: 'Ask for money that makes a breakthrough',
    tag: 'Budget',
    body: NewBudgetRequestSchema,
    status: 201,
    refusals: ['REFERRAL_NOT_DECIDED', 'CASE_CLOSING', 'BUDGET_ABOVE_CAP'],
    location: (commandId) => `/budget-requests/${moneyIdOf('m', commandId)}`,
    toCommand: ({ amountCents, purpose, breakthrough, alternatives }, { texts, commandId }) => ({
      name: 'requestBudget',
      data: {
        requestId: moneyIdOf('m', commandId),
        amountCents,
        purposeRef: texts.ref('purpose', purpose),
        breakthroughRef: texts.ref('breakthrough', breakthrough),
        ...optionalRef(texts, 'alternativesRef', alternatives),
        policy: dependencies.policy.budget,
      },
    }),
  });
}
