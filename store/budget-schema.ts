import type { ColumnType, Generated } from 'kysely';
import type { BudgetStatus } from '../domain/budget/budget';
import type { Instant } from './columns';

/** What one case was promised and has spent, in cents. */
export interface CaseBudgetTable {
  case_number: string;
  cap_cents: number;
  approved_cents: number;
  spent_cents: number;
}

export interface BudgetRequestTable {
  case_number: string;
  request_id: string;
  amount_cents: number;
  status: BudgetStatus;
  requested_by: string;
  requested_at: Instant;
  first_approved_by: string | null;
  decided_by: string | null;
  decided_at: Instant | null;
  approved_cents: Generated<number>;
  spent_cents: Generated<number>;
}

/** A spend or a refund: a line that never changes. */
export interface BudgetLedgerTable {
  command_id: string;
  case_number: string;
  seq: number;
  request_id: string;
  kind: 'spend' | 'refund';
  /** Of the spend or the refund itself. */
  line_id: string;
  spend_id: string;
  amount_cents: number;
  at: ColumnType<string, string, never>;
  entered_by: string;
}

/** A journal line that the ledger's checks refused. */
export interface BudgetRefusedTable {
  case_number: string;
  seq: number;
  /** The constraint. */
  why: string;
  at: Instant;
}
