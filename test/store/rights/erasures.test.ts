import { join } from 'node:path';
import { sql } from 'kysely';
import { loadPolicy } from '../../../config/policy';
import { repoRoot } from '../../../launch/repo-root';
import {
  beginErasure,
  isBeingErased,
  nextErasure,
  suggestErasures,
} from '../../../store/rights/carry-out';
import { erasedTables, eraseRecords, keptTables } from '../../../store/rights/erase-records';
import {
  approveErasure,
  cancelErasure,
  listErasures,
  proposeErasure,
  readErasure,
  type Erasure,
  type ErasureOutcome,
} from '../../../store/rights/erasures';
import { refreshMissing, readRetention } from '../../../store/rights/retention';
import { destroyKeys, readTombstone, writeTombstone } from '../../../store/rights/tombstones';
import { CaseStory } from '../../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { plantCase } from '../planted-case';

const policy = loadPolicy(join(repoRoot, 'config/policy/houten.json'));
const now = '2060-01-01T12:00:00.000Z';
const ground = 'retention-over';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const closedStory = () =>
  new CaseStory().give('redirectReferral', { to: 'lister', reason: 'other' });
const closedCase = () => plantCase(database.db, closedStory().journal);

function erasureOf(outcome: ErasureOutcome): Erasure {
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome;
}

const propose = (caseNumber: string, by = 'pl-01') =>
  proposeErasure(database.db, { caseNumber, by, now, ground }, policy);
const approve = (caseNumber: string, by = 'po-01') =>
  approveErasure(database.db, { caseNumber, by, now }, policy);
const cancel = (caseNumber: string) => cancelErasure(database.db, { caseNumber, by: 'pl-02', now });

async function approvedCase() {
  const caseNumber = await closedCase();
  await propose(caseNumber);
  const { erasureId } = erasureOf(await approve(caseNumber));
  return { caseNumber, erasureId };
}

describe('deciding to erase a case', () => {
  it('takes two people, and the date is that of the policy', async () => {
    const caseNumber = await closedCase();
    expect(await approve(caseNumber)).toBe('ERASURE_NOT_PROPOSED');
    expect(await propose(caseNumber)).toMatchObject({ state: 'proposed', proposedBy: 'pl-01' });
    expect(await propose(caseNumber, 'po-01')).toBe('ERASURE_STANDS');
    expect(await approve(caseNumber, 'pl-01')).toBe('SAME_PERSON');
    expect(await approve(caseNumber)).toMatchObject({
      ...{ state: 'approved', approvedBy: 'po-01', carryOutAt: '2060-01-08T16:00:00.000Z' },
    });
    expect(await approve(caseNumber)).toBe('ERASURE_APPROVED');
  });

  it('keeps to four eyes in the database itself', async () => {
    const caseNumber = await closedCase();
    const { erasureId } = erasureOf(await propose(caseNumber));
    const alone = database.db
      .updateTable('erasure')
      .set({ approved_by: 'pl-01' })
      .where('erasure_id', '=', erasureId)
      .execute();
    await expect(alone).rejects.toThrow(/erasure_check/);
  });

  it('is decided once, however many propose or approve at the same moment', async () => {
    const caseNumber = await closedCase();
    const tries = Array.from({ length: 8 }, (_, index) => `pl-${String(index)}`);
    const proposed = await Promise.all(tries.map((by) => propose(caseNumber, by)));
    expect(proposed.filter((outcome) => typeof outcome !== 'string')).toHaveLength(1);
    const approved = await Promise.all(tries.map((by) => approve(caseNumber, `${by}-b`)));
    expect(approved.filter((outcome) => typeof outcome !== 'string')).toHaveLength(1);
  });

  it('is refused for a case that is open, and knows one that is not there', async () => {
    const caseNumber = await plantCase(database.db, new CaseStory().journal);
    expect(await propose(caseNumber)).toBe('CASE_OPEN');
    expect(await propose('OK-2026-99999')).toBe('unknown');
    expect(await cancel('OK-2026-99999')).toBe('unknown');
  });

  it('gives the keys their date, and takes it back when it is called off', async () => {
    const caseNumber = await closedCase();
    const dueDates = async () => {
      const rows = await database.db
        .selectFrom('case_key')
        .select('destruction_due_at')
        .where('case_number', '=', caseNumber)
        .execute();
      return rows.map((row) => row.destruction_due_at);
    };
    await database.db
      .insertInto('case_key')
      .values({
        ...{ key_id: `k-${caseNumber}`, case_number: caseNumber, version: 1 },
        ...{ wrapped: Buffer.from('not a key'), wrapped_by: 'made-up' },
      })
      .execute();
    await propose(caseNumber);
    await approve(caseNumber);
    expect(await dueDates()).toEqual(['2060-01-08T16:00:00.000Z']);
    expect(await cancel(caseNumber)).toMatchObject({ state: 'cancelled', cancelledBy: 'pl-02' });
    expect(await dueDates()).toEqual([null]);
    expect(await nextErasure(database.db, caseNumber)).toBeUndefined();
    expect(await propose(caseNumber)).toMatchObject({ state: 'proposed' });
    expect(await readErasure(database.db, caseNumber)).toMatchObject({ state: 'proposed' });
  });
});

describe('the suggestions of the schedule', () => {
  it('name each case whose term is over once, and a person takes it up', async () => {
    const caseNumber = await closedCase();
    await refreshMissing(database.db, policy);
    expect(await suggestErasures(database.db, '2030-01-01T00:00:00.000Z')).not.toContain(
      caseNumber,
    );
    expect(await suggestErasures(database.db, now)).toContain(caseNumber);
    expect(await suggestErasures(database.db, now)).not.toContain(caseNumber);
    expect(await approve(caseNumber)).toBe('ERASURE_NOT_PROPOSED');
    expect(await propose(caseNumber)).toMatchObject({ suggestedAt: now, state: 'proposed' });
    const listed = await listErasures(database.db, 100);
    expect(listed.filter((erasure) => erasure.caseNumber === caseNumber)).toHaveLength(1);
  });
});

describe('carrying out an erasure', () => {
  it('knows of every table that names cases whether it is erased or kept', async () => {
    // Of requests the row stays and the number goes; the next test sees that it does.
    const known = [...erasedTables, ...keptTables, 'idempotency_key'];
    const without = ['access_log', 'processing_log'];
    expect((await tablesWithCases()).toSorted()).toEqual(
      known.filter((table) => !without.includes(table)).toSorted(),
    );
  });

  it('is stopped when the case was reopened meanwhile', async () => {
    const { caseNumber, erasureId } = await approvedCase();
    await sql`update case_view set state = jsonb_set(state, '{stage}', '"plan"')
      where case_number = ${caseNumber}`.execute(database.db);
    expect(await beginErasure(database.db, { caseNumber, erasureId }, now)).toEqual({
      stopped: 'CASE_OPEN',
    });
    expect(await isBeingErased(database.db, caseNumber)).toBe(false);
    expect(await readErasure(database.db, caseNumber)).toMatchObject({
      ...{ state: 'stopped', stoppedBecause: 'CASE_OPEN' },
    });
  });

  it('leaves the journal alone until two people have decided and it has begun', async () => {
    const { caseNumber, erasureId } = await approvedCase();
    await expect(eraseRecords(database.db, caseNumber)).rejects.toThrow(/append-only/);
    await beginErasure(database.db, { caseNumber, erasureId }, now);
    const other = await closedCase();
    await expect(eraseRecords(database.db, other)).rejects.toThrow(/append-only/);
    const bare = database.db.deleteFrom('case_journal').where('case_number', '=', caseNumber);
    await expect(bare.execute()).rejects.toThrow(/append-only/);
  });

  it('leaves nothing of the case in any table that names cases, but for what is said to stay', async () => {
    const { caseNumber, erasureId } = await approvedCase();
    await beginErasure(database.db, { caseNumber, erasureId }, now);
    const sums = () =>
      database.db.selectFrom('tally').selectAll().orderBy('figure').orderBy('row_code').execute();
    const before = await sums();
    await eraseRecords(database.db, caseNumber);
    await eraseRecords(database.db, caseNumber);
    const found: string[] = [];
    for (const table of await tablesWithCases()) {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count
        from ${sql.table(table)} where case_number = ${caseNumber}`.execute(database.db);
      if ((rows[0]?.count ?? 0) > 0) found.push(table);
    }
    expect(found.filter((table) => !isKept(table))).toEqual([]);
    expect(before.length).toBeGreaterThan(0);
    expect(await sums()).toEqual(before);
  });

  it('ends in a tombstone without a text, and the key can never be made again', async () => {
    const { caseNumber, erasureId } = await approvedCase();
    await beginErasure(database.db, { caseNumber, erasureId }, now);
    await eraseRecords(database.db, caseNumber);
    for (let time = 0; time < 2; time += 1) {
      await destroyKeys(database.db, caseNumber, now);
      await writeTombstone(database.db, { caseNumber, erasureId }, now);
    }
    expect(await readTombstone(database.db, caseNumber)).toMatchObject({
      ...{ caseNumber, ground, proposedBy: 'pl-01', approvedBy: 'po-01', erasedAt: now },
    });
    const keys = await database.db
      .selectFrom('case_key')
      .select(['wrapped', 'version'])
      .where('case_number', '=', caseNumber)
      .execute();
    expect(keys).toEqual([{ wrapped: null, version: 1 }]);
    expect(await readRetention(database.db, caseNumber)).toBeUndefined();
    const undone = database.db.deleteFrom('tombstone').where('case_number', '=', caseNumber);
    await expect(undone.execute()).rejects.toThrow(/tombstone stays/);
  });
});

async function tablesWithCases(): Promise<readonly string[]> {
  const { rows } = await sql<{ table_name: string }>`select table_name
    from information_schema.columns
    where table_schema = 'public' and column_name = 'case_number'`.execute(database.db);
  expect(rows.length).toBeGreaterThan(15);
  return rows.map(({ table_name }) => table_name);
}

const isKept = (table: string) => keptTables.some((kept) => kept === table);
