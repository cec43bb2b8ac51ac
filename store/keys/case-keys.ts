import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { Selectable } from 'kysely';
import { createDatabase, type Database, type DatabaseOptions } from '../database';
import { createKeyCache, type CacheLimits } from './key-cache';
import { unwrapKey, wrapKey, type KeyRing } from './key-ring';
import type { CaseKeyTable } from './key-schema';

export interface SealingKey {
  readonly keyId: string;
  readonly key: KeyObject;
}

/** `caseNumber` is undefined for a system key. */
export type FoundKey =
  | { readonly state: 'live'; readonly caseNumber: string | undefined; readonly key: KeyObject }
  | { readonly state: 'destroyed'; readonly caseNumber: string | undefined }
  | { readonly state: 'unknown' };

/** The only way to a key. Each method throws when the database is away or a row does not open with the ring. */
export interface CaseKeys {
  /** The newest key of the case, made if it never had one; `destroyed` if it was erased. */
  sealingKey(caseNumber: string): Promise<SealingKey | 'destroyed'>;
  systemKey(): Promise<SealingKey>;
  /** For hashes of person data, the newest first: one derived from each system key and named after it, never cached. */
  hashKeys(): Promise<readonly [SealingKey, ...SealingKey[]]>;
  findKey(keyId: string): Promise<FoundKey>;
  /** Several at once, in one query; what is not in the answer is unknown. */
  findKeys(keyIds: readonly string[]): Promise<ReadonlyMap<string, FoundKey>>;
  close(): Promise<void>;
  /** A control run of a proof leaves the dossier plain. */
  readonly leavesDossierPlain: boolean;
}

export interface CaseKeysOptions extends Omit<DatabaseOptions, 'poolSize'> {
  readonly ring: KeyRing;
  readonly limits?: CacheLimits;
  readonly leavesDossierPlain?: boolean;
}

/** A destroyed key is gone from every process within this time. */
const cacheLimits = { maxEntries: 1_000, maxAgeMs: 5_000 };

/**
 * Keys in PostgreSQL, over connections of their own: the inbox relay holds all of the hub's while it delivers, and
 * delivering waits for keys.
 */
export function createCaseKeys({
  ring,
  limits = cacheLimits,
  leavesDossierPlain = false,
  ...database
}: CaseKeysOptions): CaseKeys {
  const db = createDatabase({ ...database, poolSize: 3 });
  const sealing = createKeyCache<SealingKey | 'destroyed'>(limits);
  const found = createKeyCache<FoundKey>(limits);

  return {
    async sealingKey(caseNumber) {
      const key = await sealing.get(caseNumber, () => keyOf(db, ring, caseNumber));
      return key ?? 'destroyed';
    },
    async systemKey() {
      const key = await sealing.get('', () => keyOf(db, ring, undefined));
      if (key === undefined || key === 'destroyed') throw new Error('the system key was destroyed');
      return key;
    },
    hashKeys: () => deriveHashKeys(db, ring),
    async findKey(keyId) {
      return (await found.get(keyId, () => lookUp(db, ring, keyId))) ?? { state: 'unknown' };
    },
    findKeys: (keyIds) => lookUpAll(db, ring, keyIds),
    close: () => db.destroy(),
    leavesDossierPlain,
  };
}

async function keyOf(
  db: Database,
  ring: KeyRing,
  caseNumber: string | undefined,
): Promise<SealingKey | 'destroyed'> {
  const newest = (await newestKey(db, ring, caseNumber)) ?? (await makeKey(db, ring, caseNumber));
  if (newest === undefined) throw new Error('a key that was just made is not there');
  return newest;
}

async function newestKey(
  db: Database,
  ring: KeyRing,
  caseNumber: string | undefined,
): Promise<SealingKey | 'destroyed' | undefined> {
  const row = await db
    .selectFrom('case_key')
    .select(['key_id', 'wrapped', 'wrapped_by'])
    .where('case_number', 'is not distinct from', caseNumber ?? null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.wrapped === null) return 'destroyed';
  const { key_id: keyId, wrapped, wrapped_by: wrappedBy } = row;
  return { keyId, key: unwrapKey(ring, { keyId, caseNumber }, { wrapped, wrappedBy }) };
}

/** Of several processes that make the first key of a case, one wins, and all go on with its key. */
async function makeKey(db: Database, ring: KeyRing, caseNumber: string | undefined) {
  const keyId = `k-${randomBytes(16).toString('base64url')}`;
  const key = createSecretKey(randomBytes(32));
  const { wrapped, wrappedBy } = wrapKey(ring, { keyId, caseNumber }, key);
  const { numInsertedOrUpdatedRows: made } = await db
    .insertInto('case_key')
    .values({
      key_id: keyId,
      case_number: caseNumber ?? null,
      version: 1,
      wrapped,
      wrapped_by: wrappedBy,
    })
    .onConflict((conflict) => conflict.columns(['case_number', 'version']).doNothing())
    .executeTakeFirst();
  return made === 1n ? { keyId, key } : newestKey(db, ring, caseNumber);
}

/** RFC 5869: whoever has a derived key learns nothing of the system key, which seals other things. */
async function deriveHashKeys(
  db: Database,
  ring: KeyRing,
): Promise<readonly [SealingKey, ...SealingKey[]]> {
  const [newest, ...older] = await systemKeys(db, ring);
  if (newest !== undefined) return [derived(newest), ...older.map(derived)];
  const first = await makeKey(db, ring, undefined);
  if (first === undefined || first === 'destroyed') throw new Error('the system has no key');
  return [derived(first)];
}

async function systemKeys(db: Database, ring: KeyRing): Promise<readonly SealingKey[]> {
  const rows = await db
    .selectFrom('case_key')
    .select(['key_id', 'wrapped', 'wrapped_by'])
    .where('case_number', 'is', null)
    .orderBy('version', 'desc')
    .execute();
  return rows.flatMap(({ key_id: keyId, wrapped, wrapped_by: wrappedBy }) => {
    if (wrapped === null) return [];
    const owner = { keyId, caseNumber: undefined };
    return [{ keyId, key: unwrapKey(ring, owner, { wrapped, wrappedBy }) }];
  });
}

function derived({ keyId, key }: SealingKey): SealingKey {
  const bytes = hkdfSync('sha256', key.export(), '', 'op-koers/person-hash/1', 32);
  return { keyId, key: createSecretKey(Buffer.from(bytes)) };
}

/** An unknown id is undefined, so that the cache does not keep what somebody made up. */
async function lookUp(db: Database, ring: KeyRing, keyId: string): Promise<FoundKey | undefined> {
  return (await lookUpAll(db, ring, [keyId])).get(keyId);
}

async function lookUpAll(
  db: Database,
  ring: KeyRing,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, FoundKey>> {
  if (keyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_key')
    .select(['key_id', 'case_number', 'wrapped', 'wrapped_by'])
    .where('key_id', 'in', keyIds)
    .execute();
  return new Map(rows.map((row) => [row.key_id, openRow(ring, row)]));
}

type KeyRow = Pick<Selectable<CaseKeyTable>, 'key_id' | 'case_number' | 'wrapped' | 'wrapped_by'>;

function openRow(ring: KeyRing, row: KeyRow): FoundKey {
  const keyId = row.key_id;
  const caseNumber = row.case_number ?? undefined;
  const { wrapped, wrapped_by: wrappedBy } = row;
  if (wrapped === null) return { state: 'destroyed', caseNumber };
  return {
    state: 'live',
    caseNumber,
    key: unwrapKey(ring, { keyId, caseNumber }, { wrapped, wrappedBy }),
  };
}
