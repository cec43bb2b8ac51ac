import { isAmount, leftOf, mostSpends, type Spend } from '../budget/budget';
import { changeRequest, findRequest, requestsOf } from './budget';
import type { Case } from './case';
import type { Command } from './commands';
import type { Refusal } from './refusal';
import { dataOf, type CommandRules, type Folds } from './rule';

/** What becomes of approved money. Bills may come after the work is over, but not once the case is closed. */
export const spendingRules: CommandRules<'recordSpend' | 'recordRefund'> = {
  recordSpend: {
    description: 'Record that approved money was spent',
    refuse: refuseSpend,
    decide: (_current, command) => [{ type: 'budgetSpent', data: dataOf<'recordSpend'>(command) }],
  },
  recordRefund: {
    description: 'Record that spent money came back',
    refuse: refuseRefund,
    decide: (_current, command) => [
      { type: 'budgetRefunded', data: dataOf<'recordRefund'>(command) },
    ],
  },
};

export const spendingFolds: Folds<'budgetSpent' | 'budgetRefunded'> = {
  budgetSpent: (current, { requestId, spendId, amountCents }) =>
    changeRequest(current, requestId, (request) => ({
      ...request,
      spends: [...request.spends, { spendId, amountCents, refundedCents: 0 }],
    })),
  budgetRefunded: (current, { requestId, spendId, amountCents }) =>
    changeRequest(current, requestId, (request) => ({
      ...request,
      spends: request.spends.map((spend) =>
        spend.spendId === spendId
          ? { ...spend, refundedCents: spend.refundedCents + amountCents }
          : spend,
      ),
    })),
};

function refuseSpend(current: Case, command: Command<'recordSpend'>): Refusal | undefined {
  const request = findRequest(current, command.requestId);
  if (request === undefined) return 'BUDGET_REQUEST_UNKNOWN';
  if (current.stage === 'closed') return 'BUDGET_CLOSED';
  if (request.status !== 'approved') return 'BUDGET_NOT_APPROVED';
  if (!isAmount(command.amountCents)) return 'BUDGET_AMOUNT_NOT_VALID';
  if (findSpend(current, command.spendId) !== undefined) return 'BUDGET_ID_TAKEN';
  if (requestsOf(current).flatMap(({ spends }) => spends).length >= mostSpends)
    return 'BUDGET_TOO_MANY_SPENDS';
  return command.amountCents > leftOf(request) ? 'BUDGET_USED_UP' : undefined;
}

/** Money may always come back, but never more than went out. */
function refuseRefund(current: Case, command: Command<'recordRefund'>): Refusal | undefined {
  const request = findRequest(current, command.requestId);
  if (request === undefined) return 'BUDGET_REQUEST_UNKNOWN';
  const spend = request.spends.find(({ spendId }) => spendId === command.spendId);
  if (spend === undefined) return 'BUDGET_SPEND_UNKNOWN';
  if (!isAmount(command.amountCents)) return 'BUDGET_AMOUNT_NOT_VALID';
  const isTooMuch = spend.refundedCents + command.amountCents > spend.amountCents;
  return isTooMuch ? 'BUDGET_REFUND_TOO_HIGH' : undefined;
}

function findSpend(current: Case, id: string): Spend | undefined {
  return requestsOf(current)
    .flatMap(({ spends }) => spends)
    .find(({ spendId }) => spendId === id);
}
