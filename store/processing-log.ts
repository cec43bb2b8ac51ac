import { sql } from 'kysely';
import { processingActivities, type ProcessingActivity } from '../domain/processing/activity';
import type { AccessLine } from './access-line';
import type { Database, DatabaseTransaction } from './database';
import { nextSpan, readTraceparent, toTraceparent } from './trace-context';

/** What the processing log knows of an operation besides its cases: Logboek Dataverwerkingen, without any user. */
export interface Processing {
  readonly activity: ProcessingActivity;
  /** Of this hop, 8 bytes in hex. */
  readonly spanId: string;
  /** The traceparent of an operation elsewhere that asked for this one. */
  readonly foreignOperation?: string;
  readonly startedAt: string;
  readonly endedAt: string;
}

interface Entry {
  readonly access: AccessLine;
  readonly processing?: Processing;
}

/** One line per case and operation, within the transaction of its access line. */
export async function writeProcessing(
  trx: DatabaseTransaction,
  entries: readonly Entry[],
): Promise<void> {
  const lines = entries.flatMap(linesOf);
  if (lines.length > 0) await trx.insertInto('processing_log').values(lines).execute();
}

function linesOf({ access, processing }: Entry) {
  if (processing === undefined) return [];
  const { operationId, traceId, operation, caseNumbers, status } = access;
  const { activity, spanId, foreignOperation, startedAt, endedAt } = processing;
  return caseNumbers.map((caseNumber) => ({
    operation_id: operationId,
    trace_id: traceId,
    span_id: spanId,
    parent_span_id: null,
    foreign_operation: foreignOperation ?? null,
    activity,
    activity_version: processingActivities[activity],
    name: operation,
    data_subject: caseNumber,
    status: statusOf(status),
    started_at: startedAt,
    ended_at: status === null ? null : endedAt,
  }));
}

function statusOf(status: number | null): 'unset' | 'ok' | 'error' {
  if (status === null) return 'unset';
  return status < 400 ? 'ok' : 'error';
}

/** One message to a partner about one case. */
export interface Sending {
  readonly operationId: string;
  readonly caseNumber: string;
  readonly name: string;
  /** The command it is sent for. */
  readonly commandId: string;
}

/** Within the transaction of its permit. Resolves to the W3C traceparent that goes along: the command's trace, a new span. */
export async function beginSending(trx: DatabaseTransaction, sending: Sending): Promise<string> {
  const asked = await trx
    .selectFrom('idempotency_key')
    .select('traceparent')
    .where('command_id', '=', sending.commandId)
    .executeTakeFirst();
  const parent = readTraceparent(asked?.traceparent ?? '');
  const span = nextSpan(parent?.traceId);
  await trx
    .insertInto('processing_log')
    .values({
      operation_id: sending.operationId,
      trace_id: span.traceId,
      span_id: span.spanId,
      parent_span_id: parent?.spanId ?? null,
      foreign_operation: null,
      activity: 'handoff',
      activity_version: processingActivities.handoff,
      name: sending.name,
      data_subject: sending.caseNumber,
      status: 'unset',
      started_at: sql<string>`clock_timestamp()`,
      ended_at: null,
    })
    .execute();
  return toTraceparent(span);
}

/** The first end stands. */
export async function endSending(
  db: Database,
  operationId: string,
  status: 'ok' | 'error',
): Promise<void> {
  await db
    .updateTable('processing_log')
    .set({ status, ended_at: sql<string>`clock_timestamp()` })
    .where('operation_id', '=', operationId)
    .where('ended_at', 'is', null)
    .execute();
}
