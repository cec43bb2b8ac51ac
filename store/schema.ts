import type { ColumnType, Generated } from 'kysely';
import type { Actor, Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';
import type { NoticeFacts, NoticeKind } from '../domain/notice/notice';
import type { CodecGrantTable } from './codec-grant-schema';
import type * as budget from './budget-schema';
import type * as desk from './desk-schema';
import type { BreakGlassTable } from './break-glass-schema';
import type { Instant, Json } from './columns';
import type { DossierEntryTable, PersonHashTable } from './dossier-schema';
import type { CaseKeyTable } from './keys/key-schema';
import type * as logs from './log-schema';
import type * as reports from './report-schema';
import type * as residents from './residents/resident-schema';
import type * as rights from './rights/rights-schema';
import type { KeptFormTable, SignOutTable } from './staff-session-schema';

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
  is_overdue_twice: boolean;
  /** Of the hand-off that a partner has longest. */
  at_partner_since: Instant | null;
  next_deadline_at: Instant | null;
  referred_at: Instant;
  changed_at: Instant;
  /** Places as `circleOf` gives them. */
  circle: string[];
  state: Json<Case>;
}

/** What came in and must reach a workflow, stored before it was acknowledged. */
export interface InboxTable {
  inbox_id: Generated<number>;
  kind: 'referral' | 'withdrawal' | 'partner-answer' | 'partner-nudge' | 'erasure' | 'correction';
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
  /** Of its line in the processing log; null for a fetch, whose line is written with the answer. */
  operation_id: string | null;
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
  /** W3C, of the request that gave the command first. */
  traceparent: string | null;
  /** Absent for a request whose path names none, until its case is known. */
  case_number: Generated<string | null>;
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
  case_key: CaseKeyTable;
  case_counter: CaseCounterTable;
  dossier_entry: DossierEntryTable;
  person_hash: PersonHashTable;
  inbox: InboxTable;
  idempotency_key: IdempotencyKeyTable;
  slot_claim: SlotClaimTable;
  member_absence: MemberAbsenceTable;
  work_acknowledgement: desk.WorkAcknowledgementTable;
  session_draft: desk.SessionDraftTable;
  budget_question: desk.BudgetQuestionTable;
  deviation_seen: desk.DeviationSeenTable;
  codec_grant: CodecGrantTable;
  basis: BasisTable;
  basis_grant: BasisGrantTable;
  egress: EgressTable;
  partner_message: PartnerMessageTable;
  handoff_link: HandoffLinkTable;
  notice: NoticeTable;
  invitation: InvitationTable;
  open_edition: reports.OpenEditionTable;
  edition: reports.EditionTable;
  case_contribution: reports.CaseContributionTable;
  tally: reports.TallyTable;
  signal: reports.SignalTable;
  signal_publication: reports.SignalPublicationTable;
  signal_wording: reports.SignalWordingTable;
  signal_answer: reports.SignalAnswerTable;
  case_budget: budget.CaseBudgetTable;
  budget_request: budget.BudgetRequestTable;
  budget_ledger: budget.BudgetLedgerTable;
  budget_refused: budget.BudgetRefusedTable;
  access_log: logs.AccessLogTable;
  access_log_tail: logs.AccessLogTailTable;
  access_log_head: logs.AccessLogHeadTable;
  access_log_cut: logs.AccessLogCutTable;
  access_attempt: logs.AccessAttemptTable;
  processing_log: logs.ProcessingLogTable;
  break_glass: BreakGlassTable;
  sign_out: SignOutTable;
  kept_form: KeptFormTable;
  case_retention: rights.CaseRetentionTable;
  erasure: rights.ErasureTable;
  tombstone: rights.TombstoneTable;
  export_approval: rights.ExportApprovalTable;
  resident_code: residents.ResidentCodeTable;
  resident_session: residents.ResidentSessionTable;
  code_try: residents.CodeTryTable;
}
