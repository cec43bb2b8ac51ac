import type { SignalAnswer, SignalStanding, Wording } from '../../domain/report/answer';
import type { EditionFacts, SignalReport } from '../../domain/report/report';

export type EditionSummary = Pick<EditionFacts, 'edition' | 'kind' | 'from' | 'until' | 'isLate'>;

export interface AnswerToGive {
  readonly edition: number;
  readonly signal: number;
  readonly answer: SignalAnswer;
  /** Member code, or `policy-group` for who came by the link. */
  readonly by: string;
  /** Unique for ever: an answer with one that is known changes nothing. */
  readonly commandId: string;
}

export type AnswerOutcome = 'answered' | 'repeated' | 'unknown-signal' | 'unknown-edition';

/** Where reports, signals and answers are read and kept. */
export interface PolicyDesk {
  readReport(edition: number): Promise<SignalReport | undefined>;
  latestEdition(): Promise<number | undefined>;
  /** Newest first, those before `before`. */
  listEditions(page: {
    readonly before?: number | undefined;
    readonly limit: number;
  }): Promise<readonly EditionSummary[]>;
  readStandings(): Promise<readonly SignalStanding[]>;
  answer(given: AnswerToGive): Promise<AnswerOutcome>;
  /** Of every theme that has one, also of a theme that was never published. */
  readWordings(): Promise<ReadonlyMap<string, Wording>>;
  release(theme: string, wording: Wording, by: string): Promise<void>;
}
