import type { Case } from '../case/case';
import type { CaseEvent, EventType } from '../case/events';
import type { Audience, Notice, NoticeFacts, NoticeKind } from './notice';

/** A notice without its key and its instant, which follow from the journal line. */
export interface Wanted {
  readonly kind: NoticeKind;
  readonly audience: readonly Audience[];
  readonly facts?: Omit<NoticeFacts, 'audience' | 'at'>;
}

type Rows = {
  readonly [Type in EventType]?: (event: CaseEvent<Type>, after: Case) => Wanted | undefined;
};

/** The case holder knows the resident, the project leader breaks through: what stays stuck is for both. */
const both: readonly Audience[] = ['case-holder', 'project-leader'];

const oneHolder: readonly Audience[] = ['case-holder'];

/** Which journal lines ask for a notice; a line for another type of event is one row here. */
const rows: Rows = {
  deadlinePassed: ({ data }) => ({
    kind: 'term-passed',
    audience: [data.notify],
    facts: { term: data.kind, passing: data.passing },
  }),
  outOfReach: ({ data }) => ({
    kind: 'out-of-reach',
    audience: both,
    facts: { passing: data.passing },
  }),
  maxDurationReached: () => ({ kind: 'max-duration', audience: both }),
  handoffDelayed: (event, after) => aboutHandoff('handoff-delayed', event, after),
  handoffDeadLettered: (event, after) => aboutHandoff('handoff-dead-lettered', event, after),
  handoffAnswered: (event, after) => {
    const { isApplied, status, reason } = event.data;
    const answered = aboutHandoff('handoff-answered', event, after);
    const why = reason === undefined ? {} : { reason };
    return isApplied ? { ...answered, facts: { ...answered.facts, status, ...why } } : undefined;
  },
  handoffTermPassed: (event, after) => {
    const { notify, kind, passing } = event.data;
    const passed = aboutHandoff('handoff-term-passed', event, after);
    return { ...passed, audience: [notify], facts: { ...passed.facts, term: kind, passing } };
  },
  handoffStopped: (event, after) => aboutHandoff('handoff-stopped', event, after),
  handoffRecallFailed: (event, after) => aboutHandoff('recall-failed', event, after),
  basisWithdrawn: () => ({ kind: 'basis-withdrawn', audience: ['case-holder'] }),
  sessionScheduled: ({ data }) => ({
    kind: 'session-scheduled',
    audience: ['seats'],
    facts: { sessionId: data.sessionId },
  }),
  // Closing a case cancels its open session, so that comes by here as well.
  sessionRecorded: ({ data }) =>
    data.outcome === 'cancelled'
      ? {
          kind: 'session-cancelled',
          audience: ['seats'],
          facts: { sessionId: data.sessionId },
        }
      : undefined,
};

function aboutHandoff(
  kind: NoticeKind,
  { data: { handoffId } }: { readonly data: { readonly handoffId: string } },
  { handoffs = [] }: Case,
) {
  const n = handoffs.find((handoff) => handoff.handoffId === handoffId)?.number;
  return {
    kind,
    audience: oneHolder,
    facts: n === undefined ? {} : { n },
  };
}

/** The notices a journal line asks for; `after` is the case with the line folded in. */
export function noticesOf(event: CaseEvent, after: Case): readonly Notice[] {
  const wanted = wantedOf(event, after);
  if (wanted === undefined) return [];
  const { kind, audience, facts } = wanted;
  const key = `${after.caseNumber}/${String(event.seq)}/${kind}`;
  return [{ key, kind, facts: { ...facts, audience, at: event.at } }];
}

function wantedOf<Type extends EventType>(event: CaseEvent<Type>, after: Case): Wanted | undefined {
  return rows[event.type]?.(event, after);
}
