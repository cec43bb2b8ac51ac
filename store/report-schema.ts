import type { Generated } from 'kysely';
import type { SignalAnswer, Wording } from '../domain/report/answer';
import type { Contribution, FigureTable } from '../domain/report/contribution';
import type { EditionFacts, SignalReport } from '../domain/report/report';
import type { Instant, Json } from './columns';

/** One row: the edition that counts what comes into the journal now. */
export interface OpenEditionTable {
  edition: number;
  since: Instant;
}

export interface EditionTable {
  edition: number;
  /** What asked for it, unique for ever. */
  slot: string;
  kind: EditionFacts['kind'];
  report: Json<SignalReport>;
  published_at: Instant;
}

export interface CaseContributionTable {
  case_number: string;
  counts: Json<Contribution>;
}

/** The sum of the contributions; 0 cases when all of it was taken back. */
export interface TallyTable {
  edition: number;
  figure: FigureTable;
  row_code: string;
  column_code: string;
  count: number;
  cases: number;
}

export interface SignalTable {
  signal: Generated<number>;
  theme: string;
}

export interface SignalPublicationTable {
  signal: number;
  edition: number;
}

export interface SignalWordingTable {
  theme: string;
  wording: Json<Wording>;
  released_by: string;
  released_at: Instant;
}

export interface SignalAnswerTable {
  command_id: string;
  signal: number;
  edition: number;
  answer: Json<SignalAnswer>;
  answered_by: string;
  answered_at: Instant;
}
