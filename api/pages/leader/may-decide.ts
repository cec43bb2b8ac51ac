import type { AskedMoney } from './read-request';

export interface MayDecide {
  readonly approve: boolean;
  readonly reject: boolean;
}

/** So that no button leads to a refusal; the rule of the command decides all the same. */
export function mayDecide({ request, budget }: AskedMoney, subject: string): MayDecide {
  const { status, requestedBy, firstApprovedBy, amountCents } = request;
  const isOpen = status === 'requested' || status === 'first-approved';
  if (!isOpen || requestedBy === subject) return { approve: false, reject: false };
  const fits = budget.approvedCents + amountCents <= budget.capCents;
  return { approve: fits && firstApprovedBy !== subject, reject: true };
}
