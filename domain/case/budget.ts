import {
  approvedCents,
  isAmount,
  isUndecided,
  needsSecond,
  type BudgetRequest,
} from '../budget/budget';
import type { Case } from './case';
import type { Command } from './commands';
import type { Decided } from './events';
import { refuseOutsideWork } from './referral';
import type { Refusal } from './refusal';
import type { CommandRules, Folds } from './rule';

/** Money is asked for with the reason why it breaks through, and decided by another than who asked. */
export const budgetRules: CommandRules<'requestBudget' | 'decideBudget'> = {
  requestBudget: {
    description: 'Ask for money that makes a breakthrough',
    refuse: refuseRequest,
    decide: (_current, { commandId: _commandId, by, policy: _policy, ...asked }) => [
      { type: 'budgetRequested', data: { ...asked, requestedBy: by.subject } },
    ],
  },
  decideBudget: {
    description: 'Approve or reject a request for money',
    refuse: refuseDecision,
    decide: decideRequest,
  },
};

export const budgetFolds: Folds<
  'budgetRequested' | 'budgetFirstApproved' | 'budgetApproved' | 'budgetRejected'
> = {
  budgetRequested: (current, request, requestedAt) => ({
    ...current,
    budget: [
      ...(current.budget ?? []),
      { ...request, requestedAt, status: 'requested', spends: [] },
    ],
  }),
  budgetFirstApproved: (current, { requestId, approvedBy }) =>
    changeRequest(current, requestId, (request) => ({
      ...request,
      status: 'first-approved',
      firstApprovedBy: approvedBy,
    })),
  budgetApproved: (current, { requestId, decidedBy, reasonRef }, decidedAt) =>
    changeRequest(current, requestId, (request) => ({
      ...request,
      status: 'approved',
      ...{ decidedBy, decidedAt, ...(reasonRef === undefined ? {} : { reasonRef }) },
    })),
  budgetRejected: (current, { requestId, decidedBy, reasonRef }, decidedAt) =>
    changeRequest(current, requestId, (request) => ({
      ...request,
      status: 'rejected',
      ...{ decidedBy, decidedAt, ...(reasonRef === undefined ? {} : { reasonRef }) },
    })),
};

export function requestsOf({ budget = [] }: Case): readonly BudgetRequest[] {
  return budget;
}

export function findRequest(current: Case, requestId: string): BudgetRequest | undefined {
  return requestsOf(current).find((request) => request.requestId === requestId);
}

export function hasUndecidedMoney(current: Case): boolean {
  return requestsOf(current).some(isUndecided);
}

export function changeRequest(
  current: Case,
  requestId: string,
  change: (request: BudgetRequest) => BudgetRequest,
): Case {
  const budget = requestsOf(current).map((request) =>
    request.requestId === requestId ? change(request) : request,
  );
  return { ...current, budget };
}

function refuseRequest(current: Case, command: Command<'requestBudget'>): Refusal | undefined {
  const refusal = refuseOutsideWork(current);
  if (refusal !== undefined) return refusal;
  const { requestId, amountCents, breakthroughRef, policy } = command;
  if (!isAmount(amountCents)) return 'BUDGET_AMOUNT_NOT_VALID';
  if (breakthroughRef === '') return 'BUDGET_WITHOUT_BREAKTHROUGH';
  if (findRequest(current, requestId) !== undefined) return 'BUDGET_ID_TAKEN';
  return refuseAboveCap(current, amountCents, policy.capCents);
}

function refuseDecision(current: Case, command: Command<'decideBudget'>): Refusal | undefined {
  const refusal = refuseOutsideWork(current);
  if (refusal !== undefined) return refusal;
  const request = findRequest(current, command.requestId);
  if (request === undefined) return 'BUDGET_REQUEST_UNKNOWN';
  if (!isUndecided(request)) return 'BUDGET_ALREADY_DECIDED';
  const isApproval = command.decision === 'approve';
  return (
    refuseDecider(request, command) ??
    (isApproval ? refuseAboveCap(current, request.amountCents, command.policy.capCents) : undefined)
  );
}

/** Four eyes, and six above the delegated amount: nobody decides twice, nor on an own request. */
function refuseDecider(
  { requestedBy, firstApprovedBy }: BudgetRequest,
  { by, decision }: Command<'decideBudget'>,
): Refusal | undefined {
  if (by.role !== 'project-leader') return 'BUDGET_DECIDER_NOT_PROJECT_LEADER';
  if (by.subject === requestedBy) return 'BUDGET_DECIDER_IS_REQUESTER';
  // Who approved first may still come back on it.
  const isSame = by.subject === firstApprovedBy && decision === 'approve';
  return isSame ? 'BUDGET_SECOND_DECIDER_IS_FIRST' : undefined;
}

function refuseAboveCap(current: Case, amountCents: number, capCents: number): Refusal | undefined {
  const isAbove = approvedCents(requestsOf(current)) + amountCents > capCents;
  return isAbove ? 'BUDGET_ABOVE_CAP' : undefined;
}

function decideRequest(current: Case, command: Command<'decideBudget'>): readonly Decided[] {
  const { requestId, decision, reasonRef, by, policy } = command;
  const request = findRequest(current, requestId);
  if (request === undefined) return [];
  const reason = reasonRef === undefined ? {} : { reasonRef };
  const decided = { requestId, decidedBy: by.subject, ...reason };
  if (decision === 'reject') return [{ type: 'budgetRejected', data: decided }];
  const isFirst =
    request.status === 'requested' && needsSecond(requestsOf(current), request, policy);
  if (isFirst) {
    const data = { requestId, approvedBy: by.subject, ...reason };
    return [{ type: 'budgetFirstApproved', data }];
  }
  const { amountCents } = request;
  return [{ type: 'budgetApproved', data: { ...decided, amountCents, capCents: policy.capCents } }];
}
