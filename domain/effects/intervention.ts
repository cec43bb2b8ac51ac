import type { CaseEvent } from '../case/events';
import type { CentsRange, EffectsRecord, FollowUp } from './effects-record';
import { exactly, type Priced } from './total';

/** What was done for the resident, line by line. */
export type InterventionLine = Priced &
  (
    | {
        readonly kind: 'session';
        readonly sessionId: string;
        readonly professionals: number;
        readonly minutes?: number;
      }
    | {
        readonly kind: 'follow-up';
        /** Absent: nobody said who did how much. */
        readonly party?: string;
        readonly minutes?: { readonly low: number; readonly high: number };
      }
    | { readonly kind: 'hand-off'; readonly partner: string; readonly handoffId?: string }
    | { readonly kind: 'other'; readonly whatRef: string }
    | { readonly kind: 'budget' }
  );

export interface InterventionInput {
  readonly journal: readonly CaseEvent[];
  /** What people entered; absent as long as they have not. */
  readonly record?: EffectsRecord | undefined;
  readonly hourlyRateCents: number;
}

/** Sessions and budget as the journal has them, and what people entered beside it. */
export function interventionOf(input: InterventionInput): readonly InterventionLine[] {
  const { journal, record, hourlyRateCents } = input;
  return [
    ...journal.flatMap((event) => sessionLine(event, hourlyRateCents)),
    ...followUpLines(record?.followUp ?? [], hourlyRateCents),
    ...(record?.handoffCosts ?? []).map(({ partner, handoffId, amount }) => ({
      ...{ kind: 'hand-off' as const, partner },
      ...(handoffId === undefined ? {} : { handoffId }),
      ...known(amount),
    })),
    ...(record?.otherCosts ?? []).map(({ whatRef, amount }) => ({
      ...{ kind: 'other' as const, whatRef },
      ...known(amount),
    })),
    ...budgetLine(journal),
  ];
}

const notPaid = ['resident', 'network'];

/** A session that was held, or at which the resident was waited for: whoever was there for as long as it took. */
function sessionLine(event: CaseEvent, rate: number): readonly InterventionLine[] {
  if (event.type !== 'sessionRecorded') return [];
  const { sessionId, outcome, attendees, minutes } = event.data;
  const professionals = attendees.filter((who) => !notPaid.includes(who)).length;
  const tookTime = outcome === 'held' || (outcome === 'resident-absent' && minutes !== undefined);
  if (!tookTime) return [];
  const line = { kind: 'session', sessionId, professionals } as const;
  if (minutes === undefined || professionals === 0) return [line];
  return [{ ...line, minutes, amount: exactly(priceOf(minutes * professionals, rate)) }];
}

/** Between the sessions there always is work, so what nobody entered is unknown and not nothing. */
function followUpLines(entered: readonly FollowUp[], rate: number): readonly InterventionLine[] {
  if (entered.length === 0) return [{ kind: 'follow-up' }];
  return entered.map(({ party, lowMinutes: low, highMinutes: high = low }) => {
    if (low === undefined || high === undefined) return { kind: 'follow-up', party };
    const amount = { lowCents: priceOf(low, rate), highCents: priceOf(high, rate) };
    return { kind: 'follow-up', party, minutes: { low, high }, amount };
  });
}

function budgetLine(journal: readonly CaseEvent[]): readonly InterventionLine[] {
  const spent = journal.reduce((sum, event) => {
    if (event.type === 'budgetSpent') return sum + event.data.amountCents;
    return event.type === 'budgetRefunded' ? sum - event.data.amountCents : sum;
  }, 0);
  return spent === 0 ? [] : [{ kind: 'budget', amount: exactly(spent) }];
}

/** Rounded to whole cents, half up. */
function priceOf(minutes: number, hourlyRateCents: number): number {
  return Math.round((minutes * hourlyRateCents) / 60);
}

function known(amount: CentsRange | undefined): Priced {
  return amount === undefined ? {} : { amount };
}
