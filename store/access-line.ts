import { createHmac } from 'node:crypto';
import type { AccessLogTable } from './log-schema';

/** Who did what to which cases: codes only. */
export interface AccessLine {
  /** A UUID of one request; the processing log has the same. */
  readonly operationId: string;
  readonly traceId: string;
  readonly subject: string;
  readonly role: string;
  readonly organisation: string;
  /** By what right, such as `professional/case-holder` or `page-link`. */
  readonly authority: string;
  readonly isBreakGlass: boolean;
  /** The operationId of the API, or of a page. */
  readonly operation: string;
  readonly purpose: string;
  /** Every case that was asked for, changed or shown. */
  readonly caseNumbers: readonly string[];
  readonly handoffId?: string;
  /** The dossier entries whose contents were read. */
  readonly entryIds: readonly string[];
  /** HTTP; null when nobody knows how it ended. */
  readonly status: number | null;
}

export interface Tail {
  readonly seq: number;
  readonly hash: string;
}

/** The row that follows the tail. `at` has microseconds, as PostgreSQL keeps them. */
export function chainLine(key: string, tail: Tail, at: string, line: AccessLine): AccessLogTable {
  const row = {
    seq: tail.seq + 1,
    at,
    operation_id: line.operationId,
    trace_id: line.traceId,
    subject: line.subject,
    role: line.role,
    organisation: line.organisation,
    authority: line.authority,
    is_break_glass: line.isBreakGlass,
    operation: line.operation,
    purpose: line.purpose,
    case_numbers: [...line.caseNumbers],
    handoff_id: line.handoffId ?? null,
    entry_ids: [...line.entryIds],
    status: line.status,
    previous: tail.hash,
  };
  // The verifier makes the same text from the table, in the order of its columns: decision 0027.
  const hash = createHmac('sha256', key)
    .update(JSON.stringify(Object.values(row)))
    .digest('hex');
  return { ...row, hash };
}
