import type { ColumnType, Generated } from 'kysely';
import type { Actor, Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';
import type { NoticeFacts, NoticeKind } from '../domain/notice/notice';
import type { SignalAnswer, Wording } from '../domain/report/answer';
import type { Contribution, FigureTable } from '../domain/report/contribution';
import type { EditionFacts, SignalReport } from '../domain/report/report';

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
  /** The edition of the signal report that counts it. */
  edition: number;
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
  kind: 'referral' | 'withdrawal' | 'partner-answer' | 'partner-nudge';
  case_number: string;
  /** Unique for ever: what is stored twice is one item. */
  item_key: string;
  payload: Json<unknown>;
  received_at: Instant;
  delivered_at: Instant | null;
  attempts: Generated<number>;
  next_attempt_at: Instant | null;
  /** `parked`: nobody was there any more to take it. */
  outcome: 'delivered' | 'parked' | null;
}

/** The register of bases: the authority for "may this be sent now". */
export interface BasisTable {
  case_number: string;
  basis_id: string;
  kind: 'consent' | 'statutory';
  facts: Json<object>;
  recorded_at: Instant;
  valid_until: Instant | null;
  epoch: Generated<number>;
  /** Of any part of it. */
  last_withdrawal_at: Instant | null;
  /** Withdrawn as a whole. */
  withdrawn_at: Instant | null;
}

export interface BasisGrantTable {
  case_number: string;
  basis_id: string;
  partner: string;
  categories: string[];
  withdrawn_at: Instant | null;
}

/** A permit and what became of it. */
export interface EgressTable {
  egress_id: Generated<number>;
  case_number: string;
  handoff_id: string;
  partner: string;
  basis_id: string;
  epoch: number;
  purpose: 'request' | 'content' | 'follow-up' | 'recall';
  categories: string[];
  attempt: number;
  taken_at: Instant;
  lease_until: Instant;
  opened_at: Instant | null;
  ended_at: Instant | null;
  result: 'sent' | 'failed' | 'unknown' | 'not-opened' | null;
  code: string | null;
  external_ref: string | null;
}

export interface PartnerMessageTable {
  partner: string;
  message_id: string;
  body_hash: string;
  handoff_id: string | null;
  received_at: Instant;
}

export interface HandoffLinkTable {
  token_hash: string;
  handoff_id: string;
  made_at: Instant;
  code_hash: string | null;
  code_expires_at: Instant | null;
  code_tries: Generated<number>;
  codes_sent: Generated<number>;
  code_sent_at: Instant | null;
  answers: Generated<number>;
}

/** A mail to members that is to be sent; codes and dates only. */
export interface NoticeTable {
  notice_id: Generated<number>;
  notice_key: string;
  /** Null for a notice that is about no case. */
  case_number: string | null;
  kind: NoticeKind;
  /** `told`: the recipients it was sent to so far, or who can never be reached, as codes. */
  facts: Json<NoticeFacts & { readonly told?: readonly string[] }>;
  made_at: Instant;
  attempts: Generated<number>;
  next_attempt_at: Instant | null;
  sent_at: Instant | null;
  given_up_at: Instant | null;
}

/** What each invited member was last told of a session. */
export interface InvitationTable {
  case_number: string;
  session_id: string;
  member: string;
  sequence: number;
  is_cancelled: boolean;
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

export interface HubDatabase {
  case_journal: CaseJournalTable;
  case_view: CaseViewTable;
  case_counter: CaseCounterTable;
  dossier_entry: DossierEntryTable;
  inbox: InboxTable;
  idempotency_key: IdempotencyKeyTable;
  slot_claim: SlotClaimTable;
  member_absence: MemberAbsenceTable;
  basis: BasisTable;
  basis_grant: BasisGrantTable;
  egress: EgressTable;
  partner_message: PartnerMessageTable;
  handoff_link: HandoffLinkTable;
  notice: NoticeTable;
  invitation: InvitationTable;
  open_edition: OpenEditionTable;
  edition: EditionTable;
  case_contribution: CaseContributionTable;
  tally: TallyTable;
  signal: SignalTable;
  signal_publication: SignalPublicationTable;
  signal_wording: SignalWordingTable;
  signal_answer: SignalAnswerTable;
}
