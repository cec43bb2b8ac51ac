import type { ColumnType } from 'kysely';
import type { Instant } from './columns';

/** Which answer of a partner somebody has taken up. */
export interface WorkAcknowledgementTable {
  case_number: string;
  handoff_id: string;
  /** The partner's own number of the answer, as the hand-off has it. */
  answer: number;
  acknowledged_by: string;
  acknowledged_at: Instant;
}

/** What was typed during a session and not recorded yet. */
export interface SessionDraftTable {
  case_number: string;
  session_id: string;
  /** Only where a control run of a proof leaves the dossier plain. */
  content: ColumnType<unknown, string | null, string | null>;
  sealed: Buffer | null;
  key_id: string | null;
  written_by: string;
  written_at: Instant;
}

/** What a project leader asks before deciding on money. */
export interface BudgetQuestionTable {
  question_id: string;
  case_number: string;
  request_id: string;
  entry_id: string;
  asked_by: string;
  asked_at: Instant;
}

/** Which project leader knows of a deviation. */
export interface DeviationSeenTable {
  case_number: string;
  deviation_id: string;
  seen_by: string;
  seen_at: Instant;
}
