import type { ColumnType, Generated } from 'kysely';
import type { Actor, Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';

/** jsonb goes in as text and comes out parsed. */
type Json<Value> = ColumnType<Value, string, string>;
/** timestamptz, in and out as an ISO instant in UTC with milliseconds. */
type Instant = string;

/** One line of a case's journal. Free of texts; append-only by a trigger. */
export interface CaseJournalTable {
  case_number: string;
  seq: number;
  at: Instant;
  type: CaseEvent['type'];
  by: Json<Actor>;
  command_id: string | null;
  data: Json<object>;
  clocks: ColumnType<object | null, string | null, string | null>;
}

/** The fold of the journal with the columns that lists need. */
export interface CaseViewTable {
  case_number: string;
  seq: number;
  stage: string;
  waiting_for: string;
  team: string;
  case_holder: string | null;
  attentions: string[];
  is_overdue: boolean;
  next_deadline_at: Instant | null;
  referred_at: Instant;
  changed_at: Instant;
  state: Json<Case>;
}

/** Names, contact data and texts: the only table that holds any. */
export interface DossierEntryTable {
  entry_id: string;
  case_number: string;
  kind: string;
  content: Json<unknown>;
  written_by: string;
  written_at: Instant;
  command_id: string | null;
}

/** What came in and must reach a workflow, stored before it was acknowledged. */
export interface InboxTable {
  inbox_id: Generated<number>;
  kind: 'referral';
  case_number: string;
  payload: Json<unknown>;
  received_at: Instant;
  delivered_at: Instant | null;
}

/** The key itself is not kept: a caller may put anything into one, and the command's id is its hash. */
export interface IdempotencyKeyTable {
  command_id: string;
  fingerprint: string;
  status: number | null;
  answer: ColumnType<unknown, string | null, string | null>;
  created_at: Instant;
}

export interface SlotClaimTable {
  team: string;
  starts_at: Instant;
  case_number: string;
  session_id: string;
  claimed_at: Instant;
  /** The journal holds the session. */
  is_confirmed: boolean;
}

export interface MemberAbsenceTable {
  absence_id: string;
  member: string;
  from_date: string;
  until_date: string;
  entered_by: string;
  entered_at: Instant;
}

export interface CaseCounterTable {
  year: number;
  last: number;
}

export interface HubDatabase {
  case_journal: CaseJournalTable;
  case_view: CaseViewTable;
  case_counter: CaseCounterTable;
  dossier_entry: DossierEntryTable;
  inbox: InboxTable;
  idempotency_key: IdempotencyKeyTable;
  slot_claim: SlotClaimTable;
  member_absence: MemberAbsenceTable;
}
