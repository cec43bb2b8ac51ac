import type { SignalAnswer, SignalStanding, Wording } from '../../domain/report/answer';
import type { SignalReport } from '../../domain/report/report';
import type { Database } from '../../store/database';
import { listEditions, readReport, type EditionSummary } from '../../store/editions';
import {
  readStandings,
  readWordings,
  releaseWording,
  storeAnswer,
  type AnswerOutcome,
} from '../../store/signals';

export interface AnswerToGive {
  readonly edition: number;
  readonly signal: number;
  readonly answer: SignalAnswer;
  readonly by: string;
  readonly commandId: string;
}

/** What is read of the report, the same for the link and the API. */
export interface ReportDesk {
  readReport(edition: number): Promise<SignalReport | undefined>;
  listEditions(query: {
    readonly before?: number | undefined;
    readonly limit: number;
  }): Promise<readonly EditionSummary[]>;
  readStandings(): Promise<readonly SignalStanding[]>;
}

/** What the policy group reads and says. */
export interface PolicyDesk extends ReportDesk {
  answer(given: AnswerToGive): Promise<AnswerOutcome>;
  readWordings(): Promise<ReadonlyMap<string, Wording>>;
  release(theme: string, wording: Wording, by: string): Promise<void>;
}

export function createPolicyDesk(db: Database): PolicyDesk {
  const now = () => new Date().toISOString();
  return {
    readReport: (edition) => readReport(db, edition),
    listEditions: (query) => listEditions(db, query),
    readStandings: () => readStandings(db),
    answer: (given) => storeAnswer(db, { ...given, now: now() }),
    readWordings: () => readWordings(db),
    release: (theme, wording, by) => releaseWording(db, { theme, wording, by, now: now() }),
  };
}
