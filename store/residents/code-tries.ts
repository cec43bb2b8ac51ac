import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { mostTries, tryMinutes } from '../../domain/resident/resident-code';
import type { Database } from '../database';
import type { CaseKeys } from '../keys/case-keys';

interface Parts {
  readonly db: Database;
  readonly keys: CaseKeys;
}

const windowMs = tryMinutes * 60_000;

/**
 * Counts a try before it is judged, in one statement: tries side by side, at whichever process, get no more. False when
 * this address has had its five in the last fifteen minutes. The address itself is not kept.
 */
export async function takeTry(parts: Parts, address: string, at: string): Promise<boolean> {
  const since = sinceOf(at);
  const hash = await hashOf(parts, address);
  const recent = sql<string[]>`array(select one from unnest(code_try.tried_at) as one
    where one > ${since}::timestamptz)`;
  await parts.db.deleteFrom('code_try').where('last_at', '<=', since).execute();
  const row = await parts.db
    .insertInto('code_try')
    .values({ address_hash: hash, tried_at: sql`array[${at}::timestamptz]`, last_at: at })
    .onConflict((conflict) =>
      conflict
        .column('address_hash')
        .doUpdateSet({ tried_at: sql`${recent} || ${at}::timestamptz`, last_at: at })
        .where(sql<boolean>`cardinality(${recent}) < ${mostTries}`),
    )
    .returning('last_at')
    .executeTakeFirst();
  return row !== undefined;
}

/** A right code was no guess: several people may share an address. */
export async function giveTryBack(parts: Parts, address: string, at: string): Promise<void> {
  await parts.db
    .updateTable('code_try')
    .set({ tried_at: sql`array_remove(tried_at, ${at}::timestamptz)` })
    .where('address_hash', '=', await hashOf(parts, address))
    .execute();
}

/** Wrong tries of all addresses in the last fifteen minutes. */
export async function countWrongTries(db: Database, at: string): Promise<number> {
  const { count } = await db
    .selectFrom('code_try')
    .select(
      sql<number>`coalesce(sum((select count(*) from unnest(tried_at) as one
        where one > ${sinceOf(at)}::timestamptz)), 0)::integer`.as('count'),
    )
    .executeTakeFirstOrThrow();
  return count;
}

function sinceOf(at: string): string {
  return new Date(Date.parse(at) - windowMs).toISOString();
}

async function hashOf({ keys }: Parts, address: string): Promise<Buffer> {
  const [{ key }] = await keys.hashKeys();
  return createHmac('sha256', key).update(`address\n${address}`).digest();
}
