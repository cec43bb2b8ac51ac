import { isConfirmed, isDone } from '../handoff/decide-handoff';
import type { Handoff } from '../handoff/handoff';
import { isSettledStatus } from '../handoff/status';
import { isOver } from '../basis/basis';
import type { Case } from './case';

/** Hand-offs a partner can still answer, or that are on their way there. */
export function openHandoffs({ handoffs = [] }: Case): readonly Handoff[] {
  return handoffs.filter(({ status }) => !isSettledStatus(status));
}

export function findHandoff({ handoffs = [] }: Case, handoffId: string): Handoff | undefined {
  return handoffs.find((handoff) => handoff.handoffId === handoffId);
}

/**
 * A case that can't be reopened any more still has to carry out a withdrawal: as long as a resident can take back a
 * basis, or a partner has something to say, it runs on.
 */
export function isHeldOpen({ bases = [], handoffs = [] }: Case, now: string): boolean {
  return bases.some((basis) => !isOver(basis, now)) || !handoffs.every(isDone);
}

/** Withdrawals that not every partner has confirmed. */
export function isAwaitingDeletion({ withdrawal }: Handoff): boolean {
  return withdrawal !== undefined && !isConfirmed(withdrawal);
}
