/** To whom a notice goes. Members are looked up when it is sent: who is absent that day is replaced. */
export type Audience = 'case-holder' | 'backup' | 'project-leader' | 'privacy-officer' | 'seats';

export const noticeKinds = [
  'term-passed',
  'out-of-reach',
  'max-duration',
  'session-scheduled',
  'session-cancelled',
  'session-changed',
  'handoff-delayed',
  'handoff-dead-lettered',
  'handoff-answered',
  'handoff-term-passed',
  'handoff-stopped',
  'basis-withdrawn',
  'recall-failed',
  'correction-untold',
  'signal-answered',
  'break-glass-opened',
  'break-glass-unreviewed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice speaks of: codes, counts and dates, never a name or a text. */
export interface NoticeFacts {
  readonly audience: readonly Audience[];
  /** The instant of what it tells. */
  readonly at: string;
  /** Which term passed, as a code, and for the how manieth time. */
  readonly term?: string;
  readonly passing?: number;
  readonly sessionId?: string;
  /** Number of a hand-off within its case. */
  readonly n?: number;
  /** Of `correction-untold`: the code of the partner to phone. */
  readonly partner?: string;
  readonly status?: string;
  readonly reason?: string;
  /** Of `signal-answered`: the answer by its command's id, and the one member who hears of it. */
  readonly answerId?: string;
  readonly member?: string;
}

export interface Notice {
  /** Unique for ever: what is asked for twice is one notice. */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
}

/** A notice about one case that is words only. */
export type PlainNoticeKind = Exclude<NoticeKind, SessionNoticeKind | 'signal-answered'>;

/** Brings what members were told of a session up to date. */
export type SessionNoticeKind = Extract<NoticeKind, `session-${string}`>;

export function isPlain(kind: NoticeKind): kind is PlainNoticeKind {
  return !isAboutSession(kind) && kind !== 'signal-answered';
}

export function isAboutSession(kind: NoticeKind): kind is SessionNoticeKind {
  return kind.startsWith('session-');
}
