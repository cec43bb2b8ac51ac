import { sql } from 'kysely';
import type { Database } from '../database';
import { unwrapKey, type KeyRing } from './key-ring';

export interface KeyLine {
  readonly keyId: string;
  /** Undefined for a system key. */
  readonly caseNumber: string | undefined;
  readonly version: number;
  /** Id of the key of the ring. */
  readonly wrappedBy: string;
  readonly createdAt: string;
  readonly destructionDueAt: string | undefined;
  readonly destroyedAt: string | undefined;
}

const page = 500;

/** All keys, or those of one case, in the order of their ids; never a key itself. */
export async function* listKeys(db: Database, caseNumber?: string): AsyncGenerator<KeyLine> {
  let lines = await pageAfter(db, '', caseNumber);
  while (lines.length > 0) {
    yield* lines;
    lines = await pageAfter(db, lines.at(-1)?.keyId ?? '', caseNumber);
  }
}

async function pageAfter(
  db: Database,
  after: string,
  caseNumber: string | undefined,
): Promise<readonly KeyLine[]> {
  let query = db
    .selectFrom('case_key')
    .selectAll()
    .where('key_id', '>', after)
    .orderBy('key_id')
    .limit(page);
  if (caseNumber !== undefined) query = query.where('case_number', '=', caseNumber);
  const rows = await query.execute();
  return rows.map((row) => ({
    ...{ keyId: row.key_id, caseNumber: row.case_number ?? undefined },
    ...{ version: row.version, wrappedBy: row.wrapped_by, createdAt: row.created_at },
    destructionDueAt: row.destruction_due_at ?? undefined,
    destroyedAt: row.destroyed_at ?? undefined,
  }));
}

export interface RingUse {
  readonly wrappedBy: string;
  readonly live: number;
  readonly destroyed: number;
  /** Whether the ring opens what it wrapped; tried on one key. */
  readonly opens: boolean;
}

/** How many keys each key of the ring holds, also those that are no longer in it. */
export async function useOfRing(db: Database, ring: KeyRing): Promise<readonly RingUse[]> {
  const rows = await db
    .selectFrom('case_key')
    .select(({ fn }) => [
      'wrapped_by',
      fn.count<number>('wrapped').as('live'),
      fn.count<number>('destroyed_at').as('destroyed'),
    ])
    .groupBy('wrapped_by')
    .orderBy('wrapped_by')
    .execute();
  return Promise.all(
    rows.map(async ({ wrapped_by: wrappedBy, live, destroyed }) => {
      const opens = live === 0 || (await opensOne(db, ring, wrappedBy));
      return { wrappedBy, live, destroyed, opens };
    }),
  );
}

async function opensOne(db: Database, ring: KeyRing, wrappedBy: string): Promise<boolean> {
  const row = await db
    .selectFrom('case_key')
    .select(['key_id', 'case_number', sql<Buffer>`wrapped`.as('wrapped')])
    .where('wrapped_by', '=', wrappedBy)
    .where('wrapped', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return true;
  const owner = { keyId: row.key_id, caseNumber: row.case_number ?? undefined };
  try {
    unwrapKey(ring, owner, { wrapped: row.wrapped, wrappedBy });
    return true;
  } catch {
    return false;
  }
}
