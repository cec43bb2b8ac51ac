import { sql, type Transaction } from 'kysely';
import type { Database } from './database';
import type { HubDatabase } from './schema';

/** PostgreSQL channel on which the relay is woken. */
export const inboxChannel = 'hub_inbox';

export interface InboxItem {
  readonly caseNumber: string;
  readonly payload: unknown;
}

/** Stores what came in and wakes the relay when the transaction commits. */
export async function putInInbox(
  trx: Transaction<HubDatabase>,
  item: InboxItem,
  receivedAt: string,
): Promise<void> {
  await trx
    .insertInto('inbox')
    .values({
      kind: 'referral',
      case_number: item.caseNumber,
      item_key: `referral/${item.caseNumber}`,
      payload: JSON.stringify(item.payload),
      received_at: receivedAt,
      delivered_at: null,
      next_attempt_at: null,
      outcome: null,
    })
    .execute();
  await sql`select pg_notify(${inboxChannel}, ${item.caseNumber})`.execute(trx);
}

export async function isDelivered(db: Database, caseNumber: string): Promise<boolean> {
  const row = await db
    .selectFrom('inbox')
    .select('delivered_at')
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  return row !== undefined && row.delivered_at !== null;
}

/**
 * Delivers the oldest item that no other relay is delivering; false when there was none.
 * `deliver` may be called again for the same item after a crash, so it must be idempotent.
 */
export async function deliverNext(
  db: Database,
  deliver: (item: InboxItem) => Promise<void>,
  now: () => string,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('inbox')
      .select(['inbox_id', 'case_number', 'payload'])
      .where('delivered_at', 'is', null)
      .orderBy('inbox_id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return false;
    await deliver({ caseNumber: row.case_number, payload: row.payload });
    await trx
      .updateTable('inbox')
      .set({ delivered_at: now() })
      .where('inbox_id', '=', row.inbox_id)
      .execute();
    return true;
  });
}
