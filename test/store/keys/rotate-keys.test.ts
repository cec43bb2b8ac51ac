import { randomBytes } from 'node:crypto';
import { createCaseKeys, type CaseKeys } from '../../../store/keys/case-keys';
import type { KeyRing, RingKey } from '../../../store/keys/key-ring';
import { listKeys, useOfRing, type KeyLine } from '../../../store/keys/list-keys';
import { addKeyVersion, rewrapKeys } from '../../../store/keys/rotate-keys';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const caseNumber = 'OK-2026-00042';
const old: RingKey = { id: 'old', bytes: randomBytes(32) };
const fresh: RingKey = { id: 'fresh', bytes: randomBytes(32) };
const oldRing: KeyRing = [old];
const bothRing: KeyRing = [fresh, old];
const newRing: KeyRing = [fresh];
const limits = { maxEntries: 1_000, maxAgeMs: 0 };

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

function openKeys(ring: KeyRing): CaseKeys {
  const keys = createCaseKeys({ url: database.url, ring, limits });
  opened.push(keys);
  return keys;
}

async function sealingKeyOf(keys: CaseKeys, number = caseNumber) {
  const key = await keys.sealingKey(number);
  if (key === 'destroyed') throw new Error('destroyed');
  return key;
}

const numberOf = (index: number) => `OK-2026-${String(10_000 + index)}`;

const setKey = (values: { destruction_due_at: string } | { wrapped: null; destroyed_at: string }) =>
  database.db.updateTable('case_key').set(values).where('case_number', '=', caseNumber).execute();

async function linesOf(number?: string): Promise<KeyLine[]> {
  const lines: KeyLine[] = [];
  for await (const line of listKeys(database.db, number)) lines.push(line);
  return lines;
}

const now = new Date().toISOString();

describe('rotating the ring', () => {
  it('wraps all keys under its first key and leaves the keys as they were', async () => {
    const before = openKeys(oldRing);
    const made = await Promise.all(
      Array.from({ length: 450 }, (_, index) => sealingKeyOf(before, numberOf(index))),
    );
    const told: number[] = [];
    expect(await rewrapKeys(database.db, bothRing, (count) => told.push(count))).toEqual({
      rewrapped: 450,
      shut: [],
    });
    expect(told).toEqual([200, 400, 450]);
    const after = openKeys(newRing);
    for (const { keyId, key } of made.slice(0, 20)) {
      const found = await after.findKey(keyId);
      expect(found.state === 'live' && found.key.equals(key)).toBe(true);
    }
    expect(await rewrapKeys(database.db, newRing)).toEqual({ rewrapped: 0, shut: [] });
  });

  it('goes on where it was broken off', async () => {
    const before = openKeys(oldRing);
    for (let index = 0; index < 250; index += 1) await sealingKeyOf(before, numberOf(index));
    const broken = rewrapKeys(database.db, bothRing, () => {
      throw new Error('ended');
    });
    await expect(broken).rejects.toThrow('ended');
    expect(await useOfRing(database.db, bothRing)).toMatchObject([
      { wrappedBy: 'fresh', live: 200, opens: true },
      { wrappedBy: 'old', live: 50, opens: true },
    ]);
    expect(await rewrapKeys(database.db, bothRing)).toEqual({ rewrapped: 50, shut: [] });
  });

  it('names the keys that the ring does not open, and goes on with the others', async () => {
    const { keyId } = await sealingKeyOf(openKeys([{ id: 'lost', bytes: randomBytes(32) }]));
    await sealingKeyOf(openKeys(oldRing), 'OK-2026-00043');
    expect(await rewrapKeys(database.db, bothRing)).toEqual({ rewrapped: 1, shut: [keyId] });
    expect(await useOfRing(database.db, bothRing)).toMatchObject([
      { wrappedBy: 'fresh', opens: true },
      { wrappedBy: 'lost', live: 1, opens: false },
    ]);
  });

  it('leaves destroyed keys destroyed', async () => {
    await sealingKeyOf(openKeys(oldRing));
    await setKey({ wrapped: null, destroyed_at: now });
    expect(await rewrapKeys(database.db, bothRing)).toEqual({ rewrapped: 0, shut: [] });
    expect(await openKeys(bothRing).sealingKey(caseNumber)).toBe('destroyed');
  });
});

describe('a new key for a case', () => {
  it('is what the case seals with from then on, while the earlier one still opens', async () => {
    const keys = openKeys(oldRing);
    const first = await sealingKeyOf(keys);
    expect(await addKeyVersion(database.db, oldRing, caseNumber)).toBe(2);
    const second = await sealingKeyOf(keys);
    expect(second.keyId).not.toBe(first.keyId);
    expect(second.key.equals(first.key)).toBe(false);
    expect(await keys.findKey(first.keyId)).toMatchObject({ state: 'live', caseNumber });
    expect(await keys.findKey(second.keyId)).toMatchObject({ state: 'live', caseNumber });
  });

  it('comes once for each who asks at the same time', async () => {
    await sealingKeyOf(openKeys(oldRing));
    const versions = await Promise.all(
      [1, 2, 3].map(() => addKeyVersion(database.db, oldRing, caseNumber)),
    );
    expect(versions.toSorted()).toEqual([2, 3, 4]);
  });

  it('is made for the system, too', async () => {
    const keys = openKeys(oldRing);
    const first = await keys.systemKey();
    expect(await addKeyVersion(database.db, oldRing, undefined)).toBe(2);
    expect((await keys.systemKey()).keyId).not.toBe(first.keyId);
  });

  it('is refused for a case that was erased, is to be erased, or has no key', async () => {
    const add = () => addKeyVersion(database.db, oldRing, caseNumber);
    expect(await add()).toBe('never-had-one');
    await sealingKeyOf(openKeys(oldRing));
    await setKey({ destruction_due_at: now });
    expect(await add()).toBe('destruction-is-due');
    await setKey({ wrapped: null, destroyed_at: now });
    expect(await add()).toBe('destroyed');
  });
});

describe('the list of keys', () => {
  it('has all of them, or those of one case, and no key itself', async () => {
    const keys = openKeys(oldRing);
    const { key } = await sealingKeyOf(keys);
    await keys.systemKey();
    const lines = await linesOf();
    expect(lines.map((line) => line.caseNumber).toSorted()).toEqual([caseNumber, undefined]);
    const own = await linesOf(caseNumber);
    expect(own).toMatchObject([{ caseNumber, version: 1, wrappedBy: 'old' }]);
    expect(JSON.stringify(lines)).not.toContain(key.export().toString('base64url'));
  });
});
