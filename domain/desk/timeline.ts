import type { Case } from '../case/case';
import type { CaseEvent, EventType } from '../case/events';
import { findHandoff } from '../case/open-handoffs';

export const timelineKinds = ['contact', 'shared', 'other'] as const;

/** What happened, for people: which text belongs to it and what it was about. */
export interface TimelineLine {
  readonly seq: number;
  readonly at: string;
  readonly kind: (typeof timelineKinds)[number];
  readonly type: EventType;
  /** Member code, or `clock`. */
  readonly by: string;
  readonly about?: string;
  readonly partner?: string;
  /** How it went, in the word of the event: an outcome, a status or a kind of term. */
  readonly result?: string;
  readonly textRef?: string;
  /** What the resident told in a session; its text is what was agreed. */
  readonly toldRef?: string;
}

const contact: readonly EventType[] = [
  ...(['sessionScheduled', 'sessionRecorded', 'callBackAttempted', 'contactAttempted'] as const),
  ...(['pilotFlameContacted', 'outOfReach'] as const),
];
const shared: readonly EventType[] = [
  ...(['basisRecorded', 'basisWithdrawn', 'basisExpired', 'handoffRequested'] as const),
  ...(['handoffDelivered', 'handoffDeadLettered', 'handoffAnswered', 'handoffStopped'] as const),
  ...(['handoffNarrowed', 'handoffRecalled', 'handoffRecallFailed', 'handoffTermPassed'] as const),
];
/** What only machines need. */
const hidden: readonly EventType[] = [
  ...(['actionUnblocked', 'handoffReleased', 'handoffPermitted', 'handoffDelayed'] as const),
  ...(['handoffReminded', 'handoffResendAsked', 'handoffStopAsked', 'handoffNeverSent'] as const),
  ...(['handoffResent', 'effectsRecorded', 'reopeningEnded'] as const),
];

/** The newest first. */
export function timelineOf(current: Case, events: readonly CaseEvent[]): readonly TimelineLine[] {
  return events
    .filter(({ type }) => !hidden.includes(type))
    .map((event) => lineOf(current, event))
    .toReversed();
}

function lineOf(current: Case, { seq, at, type, by, data }: CaseEvent): TimelineLine {
  const fields = new Map<string, unknown>(Object.entries(data));
  const first = (...names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((value) => typeof value === 'string');
  const about = first('actionId', 'sessionId', 'handoffId', 'requestId', 'basisId', 'about');
  const partner = first('partner') ?? findHandoff(current, about ?? '')?.partner;
  const result = first('outcome', 'status', 'decision', 'kind', 'reason');
  const textRef = first('noteRef', 'summaryRef', 'resultRef', 'reasonRef');
  const toldRef = first('toldRef');
  return {
    ...{ seq, at, kind: kindOf(type), type, by: by.subject },
    ...(about === undefined ? {} : { about }),
    ...(partner === undefined ? {} : { partner }),
    ...(result === undefined ? {} : { result }),
    ...(textRef === undefined ? {} : { textRef }),
    ...(toldRef === undefined ? {} : { toldRef }),
  };
}

function kindOf(type: EventType): TimelineLine['kind'] {
  if (contact.includes(type)) return 'contact';
  return shared.includes(type) ? 'shared' : 'other';
}
