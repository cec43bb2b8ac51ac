/** What a person wrote so that a theme can be read as a signal; free of personal data, checked when it was released. */
export interface Wording {
  /** One line, such as "Geen adres, dus geen uitkering, dus geen woning". */
  readonly title: string;
  readonly rule?: string;
  /** What the table does meanwhile. */
  readonly tableDoes?: string;
  /** What the table asks of the policy group. */
  readonly tableAsks?: string;
}

export const answerKinds = ['taken-up', 'done', 'declined', 'noted'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** An answer of the policy group to one signal; the last one counts. */
export interface SignalAnswer {
  readonly kind: AnswerKind;
  /** Who takes it up, a person in office or a department; required for `taken-up`. */
  readonly who?: string;
  /** When it will be done, as the policy group says it: a day or a month; required for `taken-up`. */
  readonly when?: string;
  /** Who raised the signal reads this. */
  readonly explanation: string;
}

export interface GivenAnswer extends SignalAnswer {
  /** The edition it answers. */
  readonly edition: number;
  readonly answeredAt: string;
}

/** One signal as it stands: a theme that was published at least once. */
export interface SignalStanding {
  readonly signal: number;
  readonly theme: string;
  readonly wording?: Wording;
  /** Editions that published it, the oldest first. */
  readonly editions: readonly number[];
  /** The oldest first. */
  readonly answers: readonly GivenAnswer[];
}

/** What can be answered now: only what was taken up can be done. */
export function possibleKinds({ answers }: Pick<SignalStanding, 'answers'>): readonly AnswerKind[] {
  const wasTakenUp = answers.some(({ kind }) => kind === 'taken-up');
  return answerKinds.filter((kind) => kind !== 'done' || wasTakenUp);
}

/** Nobody has answered it, or it came back after it was said to be done. */
export function isUnanswered(standing: SignalStanding): boolean {
  return unansweredEditions(standing).length > 0;
}

/** Editions that published the signal and wait for an answer, the oldest first; what is taken up or refused waits for none. */
export function unansweredEditions({
  editions,
  answers,
}: Pick<SignalStanding, 'editions' | 'answers'>): readonly number[] {
  const last = answers.at(-1);
  if (last === undefined) return editions;
  return last.kind === 'done' ? editions.filter((edition) => edition > last.edition) : [];
}
