import type { Case } from '../case/case';
import { suspensionReasons, type SignalWindow } from '../case/commands';
import type { Events, EventType } from '../case/events';

export interface CountedSignal {
  readonly theme: string;
  readonly window: SignalWindow;
  readonly organisations: readonly string[];
}

const suspensionThemes = suspensionReasons.map((reason) => `suspended-${reason}` as const);

/** Themes of signals that nobody raised: facts of the journal say them (DESIGN section 9). */
export const derivedThemes = [
  'partner-has-no-capacity',
  'no-partner-for-action',
  'partner-term-exceeded',
  'rule-deviated',
  'referral-redirected',
  'closed-without-breakthrough',
  ...suspensionThemes,
] as const;

type DerivedTheme = (typeof derivedThemes)[number];

/** One fact of a journal, with the case in which it has happened. */
export interface Happened<Type extends EventType = EventType> {
  readonly type: Type;
  readonly data: Events[Type];
  readonly at: string;
  readonly after: Case;
}

/** What an event adds to something; kinds of event that are not named add nothing. */
export type ByEvent<Result> = {
  readonly [T in EventType]?: (happened: Happened<T>) => Result | undefined;
};

export function resultOf<Type extends EventType, Result>(
  byEvent: ByEvent<Result>,
  happened: Happened<Type>,
): Result | undefined {
  return byEvent[happened.type]?.(happened);
}

/** The signal that an event is, raised by a person or derived from a fact. */
export const signals: ByEvent<CountedSignal> = {
  signalRaised: ({ data }) => data,
  handoffAnswered: ({ data, after }) =>
    data.isApplied && data.reason === 'capacity'
      ? derived('partner-has-no-capacity', 'organisation', partnerOf(after, data))
      : undefined,
  handoffStopped: ({ data }) =>
    data.why === 'taken-over' ? derived('no-partner-for-action', 'organisation') : undefined,
  handoffTermPassed: ({ data, after }) =>
    data.passing === 1
      ? derived('partner-term-exceeded', 'organisation', partnerOf(after, data))
      : undefined,
  deviationRecorded: () => derived('rule-deviated', 'government'),
  referralRedirected: () => derived('referral-redirected', 'organisation'),
  caseClosed: ({ data }) =>
    data.outcome === 'no-breakthrough'
      ? derived('closed-without-breakthrough', 'government')
      : undefined,
  caseSuspended: ({ data }) => derived(`suspended-${data.reason}`, 'organisation'),
};

function derived(
  theme: DerivedTheme,
  window: SignalWindow,
  organisations: readonly string[] = [],
): CountedSignal {
  return { theme, window, organisations };
}

/** The partner of a hand-off, as a list of at most one. */
export function partnerOf(
  { handoffs = [] }: Case,
  { handoffId }: { readonly handoffId: string },
): readonly string[] {
  return handoffs.filter((each) => each.handoffId === handoffId).map(({ partner }) => partner);
}
