import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { createCaseKeys, type CaseKeys } from '../../../store/keys/case-keys';
import type { KeyRing } from '../../../store/keys/key-ring';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const caseNumber = 'OK-2026-00042';
const ring: KeyRing = [{ id: 'own-1', bytes: randomBytes(32) }];
const limits = { maxEntries: 1_000, maxAgeMs: 50 };

let database: TestDatabase;
let opened: CaseKeys[];
beforeEach(async () => {
  database = await createTestDatabase();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((keys) => keys.close()));
  await database.drop();
});

function openKeys(own: KeyRing = ring): CaseKeys {
  const keys = createCaseKeys({ url: database.url, ring: own, limits });
  opened.push(keys);
  return keys;
}

async function sealingKeyOf(keys: CaseKeys, number = caseNumber) {
  const key = await keys.sealingKey(number);
  if (key === 'destroyed') throw new Error('destroyed');
  return key;
}

const destroy = (keyId: string) =>
  database.db
    .updateTable('case_key')
    .set({ wrapped: null, destroyed_at: new Date().toISOString() })
    .where('key_id', '=', keyId)
    .execute();

const untilOld = () => new Promise((resolve) => setTimeout(resolve, limits.maxAgeMs + 10));

describe('the keys of cases', () => {
  it('are one for each case and one for the system, whoever asks first', async () => {
    const processes = Array.from({ length: 4 }, () => openKeys());
    const made = await Promise.all(processes.map((keys) => sealingKeyOf(keys)));
    expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(1);
    const ids = new Set([
      made[0]?.keyId,
      (await sealingKeyOf(openKeys(), 'OK-2026-00043')).keyId,
      (await openKeys().systemKey()).keyId,
      (await openKeys().systemKey()).keyId,
    ]);
    expect(ids.size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^k-[\w-]{22}$/);
  });

  it('are found by their id in another process, with their case', async () => {
    const made = await sealingKeyOf(openKeys());
    const found = await openKeys().findKey(made.keyId);
    expect(found).toMatchObject({ state: 'live', caseNumber });
    expect(found.state === 'live' && found.key.equals(made.key)).toBe(true);
    expect(await openKeys().findKey('k-made-up')).toEqual({ state: 'unknown' });
  });

  it('are gone within seconds of their destruction, for reading and for writing', async () => {
    const keys = openKeys();
    const { keyId } = await sealingKeyOf(keys);
    await keys.findKey(keyId);
    await destroy(keyId);
    await untilOld();
    expect(await keys.findKey(keyId)).toEqual({ state: 'destroyed', caseNumber });
    expect(await keys.sealingKey(caseNumber)).toBe('destroyed');
  });

  it('seal with the newest version and are found under the older ones', async () => {
    const keys = openKeys();
    const first = await sealingKeyOf(keys);
    const second = await sealingKeyOf(keys, 'OK-2026-00043');
    await destroy(second.keyId);
    // A row of another case is no key of this one.
    await sql`update case_key set case_number = ${caseNumber}, version = 2
      where key_id = ${second.keyId}`.execute(database.db);
    await untilOld();
    expect(await keys.sealingKey(caseNumber)).toBe('destroyed');
    expect(await keys.findKey(first.keyId)).toMatchObject({ state: 'live' });
  });

  it('open with no other ring, and not from the row of another case', async () => {
    const { keyId } = await sealingKeyOf(openKeys());
    const foreign: KeyRing = [{ id: 'own-1', bytes: randomBytes(32) }];
    await expect(openKeys(foreign).findKey(keyId)).rejects.toThrow('sealed under another key');
    const missing: KeyRing = [{ id: 'own-2', bytes: randomBytes(32) }];
    await expect(openKeys(missing).findKey(keyId)).rejects.toThrow('no key named own-1');
    await sql`update case_key set case_number = 'OK-2026-00043'`.execute(database.db);
    await expect(openKeys().findKey(keyId)).rejects.toThrow('sealed under another key');
  });

  it('do not wait for connections that others of the process hold', async () => {
    const held = Array.from({ length: 10 }, () =>
      database.db.transaction().execute(() => openKeys().systemKey()),
    );
    expect(await Promise.all(held)).toHaveLength(10);
  });

  it('stand in the database wrapped only', async () => {
    const { key } = await sealingKeyOf(openKeys());
    const rows = await database.db.selectFrom('case_key').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.wrapped?.includes(key.export())).toBe(false);
  });
});
