import type { LifeEvent } from './effects-record';
import { exactly, type Priced } from './total';

/** What would have happened without Op Koers, one event a line. */
export type ReferenceLine = Priced &
  Omit<LifeEvent, 'priceCents'> & { readonly priceCents?: number };

export function referenceOf(events: readonly LifeEvent[]): readonly ReferenceLine[] {
  return events.map((event) => {
    const { priceCents, months, pricedMonths } = event;
    if (priceCents === undefined) return event;
    return { ...event, amount: exactly(Math.round((priceCents * months) / pricedMonths)) };
  });
}
