import { suspensionReasons, type SignalWindow } from '../case/commands';
import type { Case } from '../case/case';
import type { CaseEvent } from '../case/events';

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

/** The signal that an event is, raised by a person or derived from a fact; `after` is the case with the event in it. */
export function signalOf(event: CaseEvent, after: Case): CountedSignal | undefined {
  const derived = (
    theme: DerivedTheme,
    window: SignalWindow,
    ...organisations: readonly string[]
  ): CountedSignal => ({ theme, window, organisations });

  switch (event.type) {
    case 'signalRaised':
      return event.data;
    case 'handoffAnswered':
      return event.data.isApplied && event.data.reason === 'capacity'
        ? derived('partner-has-no-capacity', 'organisation', ...partnerOf(after, event.data))
        : undefined;
    case 'handoffStopped':
      return event.data.why === 'taken-over'
        ? derived('no-partner-for-action', 'organisation')
        : undefined;
    case 'handoffTermPassed':
      return event.data.passing === 1
        ? derived('partner-term-exceeded', 'organisation', ...partnerOf(after, event.data))
        : undefined;
    case 'deviationRecorded':
      return derived('rule-deviated', 'government');
    case 'referralRedirected':
      return derived('referral-redirected', 'organisation');
    case 'caseClosed':
      return event.data.outcome === 'no-breakthrough'
        ? derived('closed-without-breakthrough', 'government')
        : undefined;
    case 'caseSuspended':
      return derived(`suspended-${event.data.reason}`, 'organisation');
    default:
      return undefined;
  }
}

/** The partner of a hand-off, as a list of at most one. */
export function partnerOf(
  { handoffs = [] }: Case,
  { handoffId }: { readonly handoffId: string },
): readonly string[] {
  return handoffs.filter((each) => each.handoffId === handoffId).map(({ partner }) => partner);
}
