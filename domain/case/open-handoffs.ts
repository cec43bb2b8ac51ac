import { isDone } from '../handoff/decide-handoff';
import type { Handoff } from '../handoff/handoff';
import { isSettledStatus, type HandoffStatus } from '../handoff/status';
import { isOver } from '../basis/basis';
import type { Case } from './case';

/** Hand-offs a partner can still answer, or that are on their way there. */
export function openHandoffs({ handoffs = [] }: Case): readonly Handoff[] {
  return handoffs.filter(({ status }) => !isSettledStatus(status));
}

const atPartner: readonly HandoffStatus[] = ['requested', 'accepted', 'in-progress', 'on-hold'];

/** Since when a partner has a hand-off of the case, the one that it has longest. */
export function atPartnerSince({ handoffs = [] }: Case): string | undefined {
  const held = handoffs.filter(({ status }) => atPartner.includes(status));
  // An answer can be there before the hub knows that its message arrived.
  const since = held.map(({ deliveredAt, statusAt }) => deliveredAt ?? statusAt);
  return since.toSorted()[0];
}

export function findHandoff({ handoffs = [] }: Case, handoffId: string): Handoff | undefined {
  return handoffs.find((handoff) => handoff.handoffId === handoffId);
}

/**
 * A case that can't be reopened any more still has to carry out a withdrawal: as long as a resident can take back a
 * consent, or a partner has something to say, it runs on.
 */
export function isHeldOpen({ bases = [], handoffs = [] }: Case, now: string): boolean {
  // Consent always ends; a statutory task may go on for ever, and is nobody's to take back.
  const canBeWithdrawn = bases.some((basis) => basis.kind === 'consent' && !isOver(basis, now));
  return canBeWithdrawn || !handoffs.every(isDone);
}
