import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { optionalRef } from '../commands/texts';
import { BudgetDecisionSchema, BudgetRequestParams } from '../schemas/budget-schema';

/** POST /cases/{caseNumber}/budget-requests/{requestId}/decision */
export function postBudgetDecision(dependencies: CommandDependencies) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/budget-requests/{requestId}/decision',
    operationId: 'postBudgetDecision',
    summary: 'Approve or reject a request for money',
    tag: 'Budget',
    purpose: 'decide-budget',
    params: BudgetRequestParams,
    body: BudgetDecisionSchema,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'BUDGET_REQUEST_UNKNOWN',
      'BUDGET_ALREADY_DECIDED',
      'BUDGET_DECIDER_IS_REQUESTER',
      'BUDGET_SECOND_DECIDER_IS_FIRST',
      'BUDGET_ABOVE_CAP',
    ],
    toCommand: ({ decision, explanation }, { texts, params }) => ({
      name: 'decideBudget',
      data: {
        requestId: String(params['requestId']),
        decision,
        ...optionalRef(texts, 'reasonRef', explanation),
        policy: dependencies.policy.budget,
      },
    }),
  });
}
