import { sql, type Transaction } from 'kysely';
import type { Database } from './database';
import type { HubDatabase, InboxTable } from './schema';

/** PostgreSQL channel on which the relay is woken. */
export const inboxChannel = 'hub_inbox';

export interface InboxItem {
  readonly kind: InboxTable['kind'];
  readonly caseNumber: string;
  /** Unique for ever. */
  readonly itemKey: string;
  readonly payload: unknown;
}

/** `parked`: nobody is there any more to take it. `postponed`: this item alone could not be delivered now. */
export type DeliveryOutcome = 'delivered' | 'parked' | 'postponed';

const longestDelaySeconds = 60;

/** Stores what came in and wakes the relay when the transaction commits; an item that stands already is left alone. */
export async function putInInbox(
  trx: Transaction<HubDatabase>,
  { kind, caseNumber, itemKey, payload }: InboxItem,
  receivedAt: string,
): Promise<void> {
  await trx
    .insertInto('inbox')
    .values({
      kind,
      case_number: caseNumber,
      item_key: itemKey,
      payload: JSON.stringify(payload),
      received_at: receivedAt,
      delivered_at: null,
      next_attempt_at: null,
      outcome: null,
    })
    .onConflict((conflict) => conflict.column('item_key').doNothing())
    .execute();
  await sql`select pg_notify(${inboxChannel}, ${caseNumber})`.execute(trx);
}

/** The engine has the case's referral, so that the case was started. */
export async function isDelivered(db: Database, caseNumber: string): Promise<boolean> {
  const row = await db
    .selectFrom('inbox')
    .select('delivered_at')
    .where('case_number', '=', caseNumber)
    .where('kind', '=', 'referral')
    .executeTakeFirst();
  return row !== undefined && row.delivered_at !== null;
}

/**
 * Delivers the oldest item that is due and that no other relay is delivering; false when there was none. Nothing
 * overtakes an older item of the same case and kind. What `deliver` throws goes up and leaves the item as it was, so it
 * throws when delivering anything at all is pointless now. It may be called again for the same item after a crash, so
 * it must be idempotent.
 */
export async function deliverNext(
  db: Database,
  deliver: (item: InboxItem) => Promise<DeliveryOutcome>,
  now: () => string,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await takeNext(trx, now());
    if (row === undefined) return false;
    const { kind, case_number, item_key, payload } = row;
    const item = { kind, caseNumber: case_number, itemKey: item_key, payload };
    const outcome = await deliver(item);
    const result =
      outcome === 'postponed'
        ? { attempts: row.attempts + 1, next_attempt_at: nextAttemptAt(row.attempts, now()) }
        : { delivered_at: now(), outcome };
    await trx.updateTable('inbox').set(result).where('inbox_id', '=', row.inbox_id).execute();
    return true;
  });
}

function takeNext(trx: Transaction<HubDatabase>, now: string) {
  return trx
    .selectFrom('inbox as item')
    .select(['inbox_id', 'kind', 'case_number', 'item_key', 'payload', 'attempts'])
    .where('delivered_at', 'is', null)
    .where((where) =>
      where.or([where('next_attempt_at', 'is', null), where('next_attempt_at', '<=', now)]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('inbox as older')
            .select('older.inbox_id')
            .where('older.delivered_at', 'is', null)
            .whereRef('older.case_number', '=', 'item.case_number')
            .whereRef('older.kind', '=', 'item.kind')
            .whereRef('older.inbox_id', '<', 'item.inbox_id'),
        ),
      ),
    )
    .orderBy('inbox_id')
    .limit(1)
    .forUpdate('item')
    .skipLocked()
    .executeTakeFirst();
}

/** 1, 2, 4 … 60 seconds. */
function nextAttemptAt(attempts: number, now: string): string {
  const seconds = Math.min(longestDelaySeconds, 2 ** Math.min(attempts, 10));
  return new Date(Date.parse(now) + seconds * 1_000).toISOString();
}

/** Since when something that came in waits for the engine; undefined when nothing does. */
export async function waitingSince(db: Database, caseNumber: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('inbox')
    .select('received_at')
    .where('case_number', '=', caseNumber)
    .where('delivered_at', 'is', null)
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at;
}
