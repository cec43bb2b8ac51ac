import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Reach } from '../../domain/access/decide-access';
import { searchTermsOf } from '../../domain/person/search-terms';
import { loadKeyRing } from '../../config/key-ring';
import { removeEntriesOf, writeEntries } from '../../store/dossier';
import { hashOldPersons } from '../../store/hash-persons';
import { addKeyVersion, rewrapKeys } from '../../store/keys/rotate-keys';
import { findCases } from '../../store/person-hashes';
import { eraseRecords } from '../../store/rights/erase-records';
import { CaseStory } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

const sam = { name: 'Sam Voorbeeld', birthDate: '2004-02-29', bsn: '999990019' };
const robin = { name: 'Robin Verzonnen', birthDate: '1990-05-01', bsn: '123456782' };
const everywhere: Reach = { kind: 'every-case' };
const nowhere: Reach = { kind: 'circle', places: [], subject: 'wc-77' };

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function caseOf(person: object, commandId?: string): Promise<string> {
  const caseNumber = await plantCase(database.db, new CaseStory().journal);
  await writeEntries(database.db, database.keys, [
    {
      ...{ entryId: randomUUID(), caseNumber, kind: 'person', content: person },
      ...{ writtenBy: 'wc-01', writtenAt: '2026-11-26T09:00:00.000Z' },
      ...(commandId === undefined ? {} : { commandId }),
    },
  ]);
  return caseNumber;
}

async function find(person: object, reach: Reach = everywhere): Promise<readonly string[]> {
  const found = searchTermsOf(person).map((term) => findCases(database, reach, term));
  return (await Promise.all(found)).flat();
}

const forget = () => sql`delete from person_hash`.execute(database.db);
const keyIds = async () => {
  const rows = await database.db.selectFrom('person_hash').select('key_id').execute();
  return [...new Set(rows.map((row) => row.key_id))];
};

describe('the hashes of a person', () => {
  it('find every case of that person and no other, newest first', async () => {
    const first = await caseOf(sam);
    await caseOf(robin);
    const second = await caseOf({ name: 'VOORBEELD, Sam', birthDate: sam.birthDate });
    expect(await find({ bsn: sam.bsn })).toEqual([first]);
    expect(await find({ name: sam.name, birthDate: sam.birthDate })).toEqual([second, first]);
    expect(await find({ bsn: '111222333' })).toEqual([]);
  });

  it('show no case beyond the reach of who asks', async () => {
    await caseOf(sam);
    expect(await find(sam, nowhere)).toEqual([]);
  });

  it('say nothing without the key', async () => {
    await caseOf(sam);
    const { rows } = await sql<{ row: string }>`select person_hash::text
      || encode(hash, 'escape') as row from person_hash`.execute(database.db);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/voorbeeld|999990019|2004-02-29/i);
    const plain = await sql`select from person_hash where hash = sha256('999990019')
      or hash = sha256(convert_to(${'bsn\n999990019'}, 'UTF8'))`.execute(database.db);
    expect(plain.rows).toEqual([]);
  });

  it('go with the command that was refused', async () => {
    await caseOf(sam, 'refused-command');
    await removeEntriesOf(database.db, 'refused-command');
    expect(await keyIds()).toEqual([]);
  });

  it('are not written when the entry is not', async () => {
    const caseNumber = await plantCase(database.db, new CaseStory().journal);
    const entry = {
      ...{ entryId: randomUUID(), caseNumber, kind: 'person', content: sam },
      ...{ writtenBy: 'wc-01', writtenAt: '2026-11-26T09:00:00.000Z' },
    };
    const broken = database.db.transaction().execute(async (trx) => {
      await writeEntries(trx, database.keys, [entry]);
      throw new Error('broken off');
    });
    await expect(broken).rejects.toThrow('broken off');
    expect(await keyIds()).toEqual([]);
  });

  it('are erased with the records of the case, and those of others stay', async () => {
    const gone = await caseOf(sam);
    const stays = await caseOf(sam);
    const erasureId = randomUUID();
    await database.db
      .insertInto('erasure')
      .values({
        ...{ erasure_id: erasureId, case_number: gone, ground: 'unlawful', state: 'under-way' },
        ...{ proposed_by: 'pl-01', approved_by: 'pl-02', carry_out_at: '2026-11-26T09:00:00Z' },
      })
      .execute();
    await eraseRecords(database.db, gone);
    const rows = await database.db.selectFrom('person_hash').select('case_number').execute();
    expect(new Set(rows.map((row) => row.case_number))).toEqual(new Set([stays]));
  });
});

describe('the migrate command', () => {
  it('gives persons from before the hashes theirs, once', async () => {
    const caseNumber = await caseOf(sam);
    await forget();
    await sql`update dossier_entry set hashed_under = null`.execute(database.db);
    expect(await find({ bsn: sam.bsn })).toEqual([]);
    expect(await hashOldPersons(database.db, database.keys)).toBe(1);
    expect(await hashOldPersons(database.db, database.keys)).toBe(0);
    expect(await find({ bsn: sam.bsn })).toEqual([caseNumber]);
  });

  it('comes to an end with persons who are found by nothing', async () => {
    await caseOf({ name: 'Sam Voorbeeld' });
    await sql`update dossier_entry set hashed_under = null`.execute(database.db);
    expect(await hashOldPersons(database.db, database.keys)).toBe(1);
    expect(await hashOldPersons(database.db, database.keys)).toBe(0);
  });

  it('makes new hashes after a rotation of the system key, and until then the old ones hold', async () => {
    const caseNumber = await caseOf(sam);
    const before = await keyIds();
    await addKeyVersion(database.db, loadKeyRing({}), undefined);
    expect(await find({ bsn: sam.bsn })).toEqual([caseNumber]);
    const later = await caseOf(sam);
    expect(await find({ bsn: sam.bsn })).toEqual([later, caseNumber]);
    expect(await hashOldPersons(database.db, database.keys)).toBe(1);
    expect(await keyIds()).toHaveLength(1);
    expect(await keyIds()).not.toEqual(before);
    expect(await find({ bsn: sam.bsn })).toEqual([later, caseNumber]);
  });
});

it('hashes stand when the ring rotates, for the key that they are made with stays', async () => {
  const caseNumber = await caseOf(sam);
  const [sample] = loadKeyRing({});
  const fresh = { id: 'fresh', bytes: Buffer.alloc(32, 7) };
  await rewrapKeys(database.db, [fresh, sample]);
  await rewrapKeys(database.db, [sample, fresh]);
  expect(await find({ bsn: sam.bsn })).toEqual([caseNumber]);
});
