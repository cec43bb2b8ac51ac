import { createSecretKey, randomBytes } from 'node:crypto';
import type { Database, DatabaseTransaction } from '../database';
import { unwrapKey, wrapKey, type KeyRing } from './key-ring';

export interface Rewrapping {
  readonly rewrapped: number;
  /** Ids of keys that the ring does not open: they stay as they are. */
  readonly shut: readonly string[];
}

const batch = 200;

/**
 * Wraps every living key anew under the first key of the ring, in batches of 200 that each stand by themselves: broken
 * off, it goes on where it was. The keys themselves stay, so nothing that they sealed is touched.
 */
export async function rewrapKeys(
  db: Database,
  ring: KeyRing,
  tell: (rewrapped: number) => void = () => undefined,
): Promise<Rewrapping> {
  const shut: string[] = [];
  let rewrapped = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const from: string = after;
    const done = await db.transaction().execute((trx) => rewrapBatch(trx, ring, from));
    rewrapped += done.rewrapped;
    shut.push(...done.shut);
    after = done.last;
    if (done.rewrapped > 0) tell(rewrapped);
  }
  return { rewrapped, shut };
}

async function rewrapBatch(
  trx: DatabaseTransaction,
  ring: KeyRing,
  after: string,
): Promise<Rewrapping & { readonly last: string | undefined }> {
  const rows = await trx
    .selectFrom('case_key')
    .select(['key_id', 'case_number', 'wrapped', 'wrapped_by'])
    .where('wrapped', 'is not', null)
    .where('wrapped_by', '<>', ring[0].id)
    .where('key_id', '>', after)
    .orderBy('key_id')
    .limit(batch)
    // Who destroys a key meanwhile waits, or was first.
    .forUpdate()
    .execute();
  const shut: string[] = [];
  for (const { key_id: keyId, case_number, wrapped, wrapped_by: wrappedBy } of rows) {
    if (wrapped === null) continue;
    const owner = { keyId, caseNumber: case_number ?? undefined };
    const key = openOrNot(() => unwrapKey(ring, owner, { wrapped, wrappedBy }));
    if (key === undefined) {
      shut.push(keyId);
      continue;
    }
    const anew = wrapKey(ring, owner, key);
    await trx
      .updateTable('case_key')
      .set({ wrapped: anew.wrapped, wrapped_by: anew.wrappedBy })
      .where('key_id', '=', keyId)
      .execute();
  }
  return { rewrapped: rows.length - shut.length, shut, last: rows.at(-1)?.key_id };
}

/** Undefined when the ring lacks the key or the row was changed: who asked names the key. */
function openOrNot<Key>(open: () => Key): Key | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

/** Why a case gets no new key. */
export type NoNewKey = 'never-had-one' | 'destroyed' | 'destruction-is-due';

/**
 * A further key for a case, or for the system when undefined: within seconds every process seals with it, and what was sealed
 * before stays readable. Resolves to its version.
 */
export async function addKeyVersion(
  db: Database,
  ring: KeyRing,
  caseNumber: string | undefined,
): Promise<number | NoNewKey> {
  return db.transaction().execute(async (trx) => {
    const ofOwner = trx
      .selectFrom('case_key')
      .where('case_number', 'is not distinct from', caseNumber ?? null);
    // All that ask at the same time wait for each other at the first one; the newest is read after that.
    await ofOwner.select('key_id').where('version', '=', 1).forUpdate().execute();
    const newest = await ofOwner
      .select(['version', 'wrapped', 'destruction_due_at'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest === undefined) return 'never-had-one';
    if (newest.wrapped === null) return 'destroyed';
    if (newest.destruction_due_at !== null) return 'destruction-is-due';
    const version = newest.version + 1;
    const keyId = `k-${randomBytes(16).toString('base64url')}`;
    const key = createSecretKey(randomBytes(32));
    const { wrapped, wrappedBy } = wrapKey(ring, { keyId, caseNumber }, key);
    await trx
      .insertInto('case_key')
      .values({
        ...{ key_id: keyId, case_number: caseNumber ?? null, version },
        ...{ wrapped, wrapped_by: wrappedBy },
      })
      .execute();
    return version;
  });
}
