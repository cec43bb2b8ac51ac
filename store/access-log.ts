import { sql } from 'kysely';
import { chainLine, type AccessLine, type Tail } from './access-line';
import type { Database, DatabaseTransaction } from './database';
import type { AccessLogTable } from './log-schema';
import { writeProcessing, type Processing } from './processing-log';

/** One operation, as both logs have it. */
export interface LogEntry {
  readonly access: AccessLine;
  /** Absent when nothing of a person was processed. */
  readonly processing?: Processing;
}

export interface AccessLog {
  /** Resolves when the operation stands in both logs; whoever reads gets nothing before that. */
  append(entry: LogEntry): Promise<void>;
  /** Notes a command before it is given, so that it has a line whatever becomes of this process. */
  begin(entry: LogEntry): Promise<void>;
}

interface Waiting {
  readonly entry: LogEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 100;

/**
 * Lines of one process that come while others are being written go together in the next transaction: one connection
 * and one commit for many. Between processes the row of the tail keeps the order.
 */
export function createAccessLog(db: Database, key: string): AccessLog {
  const waiting: Waiting[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) await writeTogether(db, key, waiting.splice(0, mostAtOnce));
    isWriting = false;
  }

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        void writeAll();
      }),
    async begin(entry) {
      const { operationId } = entry.access;
      await db
        .insertInto('access_attempt')
        .values({
          operation_id: operationId,
          started_at: new Date().toISOString(),
          entry: JSON.stringify(entry),
        })
        .execute();
    },
  };
}

/** What one entry does wrong is not the fault of those that came at the same time. */
async function writeTogether(db: Database, key: string, group: readonly Waiting[]): Promise<void> {
  try {
    const entries = group.map(({ entry }) => entry);
    await db.transaction().execute((trx) => appendEntries(trx, key, entries));
    for (const { resolve } of group) resolve();
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const one of group) await writeTogether(db, key, [one]);
  }
}

async function appendEntries(
  trx: DatabaseTransaction,
  key: string,
  entries: readonly LogEntry[],
): Promise<void> {
  const { at, ...first } = await lockTail(trx);
  let tail: Tail = first;
  const rows: AccessLogTable[] = [];
  for (const { access } of entries) {
    const row = chainLine(key, tail, at, access);
    rows.push(row);
    tail = row;
  }
  await trx.insertInto('access_log').values(rows).execute();
  await trx.updateTable('access_log_tail').set({ seq: tail.seq, hash: tail.hash }).execute();
  const ids = entries.map(({ access }) => access.operationId);
  await trx.deleteFrom('access_attempt').where('operation_id', 'in', ids).execute();
  await writeProcessing(trx, entries);
}

function lockTail(trx: DatabaseTransaction): Promise<Tail & { readonly at: string }> {
  const now = sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return trx
    .selectFrom('access_log_tail')
    .select(['seq', 'hash', now.as('at')])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Gives a line without an end to every command that was begun before `before` and never ended; answers how many. */
export async function settleAttempts(db: Database, key: string, before: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const left = await trx
      .deleteFrom('access_attempt')
      .where('started_at', '<', before)
      .returning('entry')
      .execute();
    if (left.length > 0)
      await appendEntries(
        trx,
        key,
        left.map(({ entry }) => entry),
      );
    return left.length;
  });
}

export interface LogHead extends Tail {
  /** A date in UTC that is over. */
  readonly day: string;
}

/** Keeps the last line of the days that are over; answers the heads that were not kept yet. */
export async function keepHeads(db: Database): Promise<readonly LogHead[]> {
  const { rows } = await sql<LogHead>`
    insert into access_log_head (day, seq, hash)
    select distinct on (day) (at at time zone 'UTC')::date as day, seq, hash
    from access_log
    where at < date_trunc('day', clock_timestamp() at time zone 'UTC') at time zone 'UTC'
      and seq > (select coalesce(max(seq), 0) from access_log_head)
    order by day, seq desc
    on conflict do nothing
    returning day::text, seq, hash
  `.execute(db);
  return rows;
}

export interface LinePage {
  readonly beforeSeq?: number;
  readonly limit: number;
}

/** The lines of a case, newest first. */
export async function linesOf(
  db: Database,
  caseNumber: string,
  { beforeSeq, limit }: LinePage,
): Promise<readonly AccessLogTable[]> {
  let query = db
    .selectFrom('access_log')
    .selectAll()
    .where('case_numbers', '@>', sql<string[]>`array[${caseNumber}]`)
    .orderBy('seq', 'desc')
    .limit(limit);
  if (beforeSeq !== undefined) query = query.where('seq', '<', beforeSeq);
  return query.execute();
}
