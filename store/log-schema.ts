import type { ColumnType, Generated } from 'kysely';
import type { Instant, Json } from './columns';
import type { LogEntry } from './access-log';

/** Who read or changed what. Codes only; append-only by a trigger; each line carries the hash of the one before. */
export interface AccessLogTable {
  seq: number;
  at: Instant;
  operation_id: string;
  trace_id: string;
  subject: string;
  role: string;
  organisation: string;
  authority: string;
  is_break_glass: boolean;
  operation: string;
  purpose: string;
  case_numbers: string[];
  handoff_id: string | null;
  entry_ids: string[];
  /** HTTP; null when the process ended before the operation did. */
  status: number | null;
  previous: string;
  hash: string;
}

/** The last line, and the row at which writers wait for each other. */
export interface AccessLogTailTable {
  seq: number;
  hash: string;
}

/** The last line of a day in UTC. */
export interface AccessLogHeadTable {
  day: string;
  seq: number;
  hash: string;
}

/** Up to which line the log was removed because its term was over. `removed_at` is text, as it was signed. */
export interface AccessLogCutTable {
  day: string;
  seq: number;
  hash: string;
  removed_at: string;
  signature: string;
}

/** A command under way: gone as soon as its line stands. */
export interface AccessAttemptTable {
  operation_id: string;
  started_at: Instant;
  entry: Json<LogEntry>;
}

export interface ProcessingLogTable {
  line_id: Generated<number>;
  operation_id: string;
  trace_id: string;
  /** Of this hop, 8 bytes in hex. */
  span_id: string;
  parent_span_id: string | null;
  /** The traceparent of an operation elsewhere that asked for this one. */
  foreign_operation: string | null;
  activity: string;
  activity_version: string;
  name: string;
  /** The case number: a pseudonym. */
  data_subject: string;
  status: ColumnType<'unset' | 'ok' | 'error'>;
  started_at: Instant;
  ended_at: Instant | null;
}
