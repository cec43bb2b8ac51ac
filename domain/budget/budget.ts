/** What the municipality's policy says of the tailored budget (maatwerkbudget) of one case. Integer cents. */
export interface BudgetPolicy {
  /** Never more than this is approved for one case. */
  readonly capCents: number;
  /** An approval that brings a case above this needs a second project leader. */
  readonly delegatedCents: number;
}

export type BudgetStatus = 'requested' | 'first-approved' | 'approved' | 'rejected';

export interface Spend {
  readonly spendId: string;
  readonly amountCents: number;
  readonly refundedCents: number;
}

/** One request for money, with what became of it. Subjects are member codes. */
export interface BudgetRequest {
  readonly requestId: string;
  readonly amountCents: number;
  readonly status: BudgetStatus;
  readonly purposeRef: string;
  /** Why this money makes a breakthrough. */
  readonly breakthroughRef: string;
  readonly alternativesRef?: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly firstApprovedBy?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly reasonRef?: string;
  readonly spends: readonly Spend[];
}

/** A case keeps every spend in its state, so there is an end to how many. */
export const mostSpends = 500;

/** Whole cents above zero, small enough to add without loss. */
export function isAmount(cents: unknown): cents is number {
  return Number.isSafeInteger(cents) && typeof cents === 'number' && cents > 0;
}

/** What was promised to the case, spent or not. */
export function approvedCents(requests: readonly BudgetRequest[]): number {
  return sum(requests.map((request) => (request.status === 'approved' ? request.amountCents : 0)));
}

/** Spent less what came back. */
export function spentCents(requests: readonly BudgetRequest[]): number {
  return sum(requests.map(spentOf));
}

function spentOf({ spends }: BudgetRequest): number {
  return sum(spends.map(({ amountCents, refundedCents }) => amountCents - refundedCents));
}

/** What may still be spent on this request. */
export function leftOf(request: BudgetRequest): number {
  return request.status === 'approved' ? request.amountCents - spentOf(request) : 0;
}

export function isUndecided({ status }: BudgetRequest): boolean {
  return status === 'requested' || status === 'first-approved';
}

export function needsSecond(
  requests: readonly BudgetRequest[],
  request: BudgetRequest,
  { delegatedCents }: BudgetPolicy,
): boolean {
  // Counted over the case: otherwise several small requests would pass the delegated amount unseen.
  return approvedCents(requests) + request.amountCents > delegatedCents;
}

function sum(cents: readonly number[]): number {
  return cents.reduce((total, each) => total + each, 0);
}
