import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { optionalRef } from '../commands/texts';
import { MovementSchema, SpendParams } from '../schemas/budget-schema';
import { moneyIdOf } from './money-id';

/** POST /cases/{caseNumber}/budget-requests/{requestId}/spends/{spendId}/refunds */
export function postBudgetRefund(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/budget-requests/{requestId}/spends/{spendId}/refunds',
    operationId: 'postBudgetRefund',
    summary: 'Record that spent money came back',
    tag: 'Budget',
    params: SpendParams,
    body: MovementSchema,
    status: 201,
    refusals: [
      'CASE_CLOSING',
      'BUDGET_REQUEST_UNKNOWN',
      'BUDGET_SPEND_UNKNOWN',
      'BUDGET_REFUND_TOO_HIGH',
    ],
    toCommand: ({ amountCents, receipt }, { texts, params, commandId }) => ({
      name: 'recordRefund',
      data: {
        requestId: String(params['requestId']),
        spendId: String(params['spendId']),
        refundId: moneyIdOf('r', commandId),
        amountCents,
        ...optionalRef(texts, 'receiptRef', receipt),
      },
    }),
  });
}
