import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { optionalRef } from '../commands/texts';
import { BudgetRequestParams, MovementSchema } from '../schemas/budget-schema';
import { moneyIdOf } from './money-id';

/** POST /cases/{caseNumber}/budget-requests/{requestId}/spends; the answer names the spend in its Location. */
export function postBudgetSpend(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/budget-requests/{requestId}/spends',
    operationId: 'postBudgetSpend',
    summary: 'Record that approved money was spent',
    tag: 'Budget',
    params: BudgetRequestParams,
    body: MovementSchema,
    status: 201,
    refusals: [
      'CASE_CLOSING',
      'BUDGET_REQUEST_UNKNOWN',
      'BUDGET_CLOSED',
      'BUDGET_NOT_APPROVED',
      'BUDGET_USED_UP',
      'BUDGET_TOO_MANY_SPENDS',
    ],
    location: (commandId) => `/spends/${moneyIdOf('u', commandId)}`,
    toCommand: ({ amountCents, receipt }, { texts, params, commandId }) => ({
      name: 'recordSpend',
      data: {
        requestId: String(params['requestId']),
        spendId: moneyIdOf('u', commandId),
        amountCents,
        ...optionalRef(texts, 'receiptRef', receipt),
      },
    }),
  });
}
