import { covers } from '../basis/basis';
import type { HandoffErrand } from '../handoff/errand';
import { findBasis } from './basis';
import type { Case } from './case';
import type { CaseEvent, Decided, Events, EventType } from './events';

type Asks = {
  readonly [Type in EventType]?: (
    data: Events[Type],
    at: string,
    current: Case,
  ) => readonly HandoffErrand[];
};

const asks: Asks = {
  handoffRequested: ({ handoffId }) => [{ ask: 'start', handoffId }],
  handoffReleased: ({ handoffId }) => [{ ask: 'release', handoffId }],
  handoffResendAsked: ({ handoffId }) => [{ ask: 'resend', handoffId }],
  handoffStopAsked: ({ handoffId, why }, at) => [{ ask: 'stop', handoffId, why, withdrawnAt: at }],
  basisWithdrawn: stopsAfter,
};

/** What an event asks of the case's hand-offs; `current` is the case after it. */
export function errandsOf(event: CaseEvent, current: Case): readonly HandoffErrand[] {
  return errandsFor(event, event.at, current);
}

function errandsFor<Type extends EventType>(
  { type, data }: Decided<Type>,
  at: string,
  current: Case,
): readonly HandoffErrand[] {
  return asks[type]?.(data, at, current) ?? [];
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
