import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { LogHead } from './access-log';
import type { Database, DatabaseTransaction } from './database';

/** Days looked at in one go: a log that was never cut before is cut bit by bit. */
const mostDays = 100;

export interface LogTerm {
  readonly now: string;
  /** Whether a date in UTC need not be kept any more. */
  readonly isOver: (day: string) => boolean;
}

/**
 * Removes the days of both logs whose term is over, up to the last such head, which stays: the chain goes on from it. The cut is
 * signed, so that nobody without the key can make one. Resolves to the head, or undefined when there was nothing to remove.
 */
export async function removeOldLogs(
  db: Database,
  key: string,
  { now, isOver }: LogTerm,
): Promise<LogHead | undefined> {
  return db.transaction().execute(async (trx) => {
    const head = await lastOver(trx, isOver);
    if (head === undefined) return undefined;
    const cut = { ...head, removed_at: now };
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('access_log_cut')
      .values({ ...cut, signature: signCut(key, cut) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // Another worker was earlier.
    if (numInsertedOrUpdatedRows !== 1n) return undefined;
    await sql`select set_config('hub.removing_logs', 'yes', true)`.execute(trx);
    await trx.deleteFrom('access_log').where('seq', '<=', head.seq).execute();
    await trx.deleteFrom('access_log_head').where('seq', '<', head.seq).execute();
    await trx
      .deleteFrom('processing_log')
      .where('started_at', '<', sql<string>`(${head.day}::date + 1)::timestamp at time zone 'UTC'`)
      .execute();
    return head;
  });
}

async function lastOver(
  trx: DatabaseTransaction,
  isOver: (day: string) => boolean,
): Promise<LogHead | undefined> {
  const heads = await trx
    .selectFrom('access_log_head')
    .select([sql<string>`day::text`.as('day'), 'seq', 'hash'])
    .where('seq', '>', (cut) =>
      cut.selectFrom('access_log_cut').select(sql<number>`coalesce(max(seq), 0)`.as('seq')),
    )
    .orderBy('day')
    .limit(mostDays)
    .execute();
  return heads.findLast(({ day }) => isOver(day));
}

/** The verifier makes the same text: decision 0027. */
function signCut(key: string, cut: LogHead & { readonly removed_at: string }): string {
  const { day, seq, hash, removed_at } = cut;
  return createHmac('sha256', key)
    .update(JSON.stringify(['cut', day, seq, hash, removed_at]))
    .digest('hex');
}
