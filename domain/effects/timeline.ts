import type { CaseEvent } from '../case/events';
import type { LifeEvent } from './effects-record';

/** A stretch of a timeline, in months since the referral (of 30.4 days, to one decimal). */
export interface Span {
  readonly code: string;
  /** What or whose it is: a session, a partner, a line of the price list. */
  readonly about: string;
  readonly fromMonth: number;
  readonly untilMonth: number;
}

export interface Timelines {
  readonly intervention: readonly Span[];
  readonly reference: readonly Span[];
}

export function timelinesOf(
  journal: readonly CaseEvent[],
  reference: readonly LifeEvent[],
): Timelines {
  const referredAt = journal[0]?.at;
  return {
    intervention: referredAt === undefined ? [] : interventionSpans(journal, referredAt),
    reference: reference.map(({ code, fromMonth, months }) => ({
      ...{ code: 'life-event', about: code, fromMonth },
      untilMonth: fromMonth + months,
    })),
  };
}

const monthMs = (365.25 / 12) * 86_400_000;

function interventionSpans(journal: readonly CaseEvent[], referredAt: string): readonly Span[] {
  const monthOf = (at: string) =>
    toTenth(Math.max(0, (Date.parse(at) - Date.parse(referredAt)) / monthMs));
  const point = (code: string, about: string, at: string): Span => {
    const month = monthOf(at);
    return { code, about, fromMonth: month, untilMonth: month };
  };
  const startOf = new Map(
    eventsOf(journal, 'sessionScheduled').map(({ data }) => [data.sessionId, data.startsAt]),
  );
  const held = eventsOf(journal, 'sessionRecorded').filter(({ data }) => data.outcome === 'held');
  return [
    // A demonstration holds its sessions before they start.
    ...held.map(({ at, data }) =>
      point('session', data.sessionId, earliest(at, startOf.get(data.sessionId))),
    ),
    ...eventsOf(journal, 'handoffRequested').map(({ at, data }) => ({
      ...{ code: 'hand-off', about: data.partner, fromMonth: monthOf(at) },
      untilMonth: monthOf(endOf(journal, data.handoffId) ?? at),
    })),
    ...eventsOf(journal, 'budgetSpent').map(({ at, data }) => point('budget', data.spendId, at)),
    ...eventsOf(journal, 'caseClosed').map(({ at, data }) => point('closure', data.outcome, at)),
  ];
}

/** The last that was heard of a hand-off. */
function endOf(journal: readonly CaseEvent[], handoffId: string): string | undefined {
  return eventsOf(journal, 'handoffAnswered').findLast(({ data }) => data.handoffId === handoffId)
    ?.at;
}

function eventsOf<Type extends CaseEvent['type']>(
  journal: readonly CaseEvent[],
  type: Type,
): readonly Extract<CaseEvent, { readonly type: Type }>[] {
  const isIt = (event: CaseEvent): event is Extract<CaseEvent, { readonly type: Type }> =>
    event.type === type;
  return journal.filter(isIt);
}

function earliest(at: string, other = at): string {
  return other < at ? other : at;
}

function toTenth(months: number): number {
  return Math.round(months * 10) / 10;
}
