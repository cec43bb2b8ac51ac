import type { HandoffOrder } from '../../domain/handoff/handoff';

const week = { unit: 'weeks', count: 1 } as const;

/** A hand-off of which only the partner and the moments matter. */
export function orderOf(
  given: Pick<HandoffOrder, 'handoffId' | 'number' | 'partner' | 'requestedAt'>,
): HandoffOrder {
  return {
    ...given,
    ...{ actionId: 'a1', kind: 'help-request', basisId: 'b-1', categories: ['identity'] },
    ...{ urgency: 'normal', questionRef: 'question', detailRefs: [] },
    terms: { acceptance: week, progress: week, completion: week, deletion: week },
    delivery: { retrySeconds: [5], tellAfterAttempt: 1, crisisSeconds: 900 },
    commandId: `command-${given.handoffId}`,
  };
}
