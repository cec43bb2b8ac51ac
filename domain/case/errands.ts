import { covers } from '../basis/basis';
import type { HandoffErrand } from '../handoff/errand';
import { findBasis } from './basis';
import type { Case } from './case';
import type { CaseEvent, Events } from './events';

/** What an event asks of the case's hand-offs; `current` is the case after it. */
export function errandsOf(event: CaseEvent, current: Case): readonly HandoffErrand[] {
  switch (event.type) {
    case 'handoffRequested':
      return [{ ask: 'start', handoffId: event.data.handoffId }];
    case 'handoffReleased':
      return [{ ask: 'release', handoffId: event.data.handoffId }];
    case 'handoffResendAsked':
      return [{ ask: 'resend', handoffId: event.data.handoffId }];
    case 'handoffStopAsked': {
      const { handoffId, why } = event.data;
      return [{ ask: 'stop', handoffId, why, withdrawnAt: event.at }];
    }
    case 'basisWithdrawn':
      return stopsAfter(event.data, event.at, current);
    default:
      return [];
  }
}

/** Every hand-off on the basis that loses its ground, or a part of it. */
function stopsAfter(
  { basisId, partners, categories }: Events['basisWithdrawn'],
  withdrawnAt: string,
  current: Case,
): readonly HandoffErrand[] {
  const basis = findBasis(current, basisId);
  return (current.handoffs ?? []).flatMap((handoff): readonly HandoffErrand[] => {
    const { handoffId, partner } = handoff;
    const isMeant = partners === undefined || partners.includes(partner);
    if (handoff.basisId !== basisId || !isMeant) return [];
    const stop = { ask: 'stop' as const, handoffId, why: 'basis-withdrawn' as const, withdrawnAt };
    const left = covers(basis, partner, withdrawnAt);
    if (left === undefined || categories === undefined) return [stop];
    const gone = handoff.categories.filter((category) => categories.includes(category));
    return gone.length === 0 ? [] : [{ ...stop, categories: gone }];
  });
}
