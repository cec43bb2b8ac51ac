import { loadPolicy } from '../../config/policy';
import { recordEvents } from '../../store/case-journal';
import { latestEdition, listEditions, publishEdition, readReport } from '../../store/editions';
import { readStandings } from '../../store/signals';
import { accepted } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const policy = loadPolicy('config/policy/houten.json');
const context = { policy, partners: ['wil', 'viveste'], now: '2027-01-04T05:00:10.000Z' };
const slot = { slot: '2027-01-04', kind: 'scheduled', dueAt: '2027-01-04T05:00:00.000Z' } as const;
const later = { slot: '2027-02-15', kind: 'scheduled', dueAt: '2027-02-15T05:00:00.000Z' } as const;

const raised = { theme: 'waiting-list', window: 'resident', organisations: ['wil'] } as const;

/** With three cases beside them that raise nothing, or the count would tell of everybody. */
async function plantRaising(count: number): Promise<readonly string[]> {
  for (let quiet = 0; quiet < 3; quiet += 1) await plantCase(database.db, accepted().journal);
  return Promise.all(
    Array.from({ length: count }, () =>
      plantCase(database.db, accepted().give('raiseSignal', raised).journal),
    ),
  );
}

const waiting = async (edition: number) =>
  (await readReport(database.db, edition))?.themes.find(({ theme }) => theme === 'waiting-list');

describe('publishing an edition', () => {
  it('counts what stands and opens the next', async () => {
    await plantRaising(6);
    expect(await publishEdition(database.db, slot, context)).toBe(1);
    expect(await waiting(1)).toMatchObject({ count: 6, trend: 'new', organisations: ['wil'] });
    await plantRaising(7);
    const now = '2027-02-15T05:00:10.000Z';
    expect(await publishEdition(database.db, later, { ...context, now })).toBe(2);
    expect(await waiting(2)).toMatchObject({ count: 7, previous: 6, trend: 'growing' });
    expect(await waiting(1)).toMatchObject({ count: 6 });
  });

  it('gives the same edition for the same slot, also to two at once', async () => {
    await plantRaising(1);
    const both = [slot, slot].map((one) => publishEdition(database.db, one, context));
    expect(await Promise.all(both)).toEqual([1, 1]);
    expect(await publishEdition(database.db, slot, context)).toBe(1);
    expect(await latestEdition(database.db)).toBe(1);
  });

  it('says that it is late after more than an hour', async () => {
    await publishEdition(database.db, slot, { ...context, now: '2027-01-04T06:00:01.000Z' });
    expect((await readReport(database.db, 1))?.edition).toMatchObject({ isLate: true });
    await publishEdition(database.db, later, { ...context, now: '2027-02-15T06:00:00.000Z' });
    expect((await readReport(database.db, 2))?.edition).toMatchObject({ isLate: false });
  });

  it('withholds a theme of fewer cases than the threshold and gives it no number', async () => {
    await plantRaising(4);
    await publishEdition(database.db, slot, context);
    expect(await waiting(1)).toMatchObject({ count: 'withheld', trend: 'unknown' });
    expect(await readStandings(database.db)).toEqual([]);
  });

  it('covers from where the last one ended', async () => {
    await publishEdition(database.db, slot, context);
    const now = '2027-02-15T05:00:03.000Z';
    await publishEdition(database.db, later, { ...context, now });
    expect((await readReport(database.db, 2))?.edition).toMatchObject({
      from: context.now,
      until: now,
    });
  });

  it('counts every line of a journal in exactly one edition, however they cross', async () => {
    const numbers = await plantRaising(12);
    const story = accepted().give('raiseSignal', raised);
    const before = story.journal.length;
    story.give('raiseSignal', { ...raised, window: 'government' });
    const lines = story.journal.slice(before);
    const writing = numbers.map((number) => recordEvents(database.db, number, lines));
    await Promise.all([...writing, publishEdition(database.db, slot, context)]);
    await publishEdition(database.db, later, context);
    const rows = await database.db
      .selectFrom('tally')
      .select(['edition', 'cases'])
      .where('figure', '=', 'signals')
      .where('row_code', '=', 'waiting-list')
      .where('column_code', '=', 'government')
      .execute();
    expect(rows.reduce((sum, { cases }) => sum + cases, 0)).toBe(12);
  });
});

describe('the list of editions', () => {
  it('is newest first, a page at a time', async () => {
    await publishEdition(database.db, slot, context);
    await publishEdition(database.db, later, context);
    const editions = async (before?: number) =>
      (await listEditions(database.db, { before, limit: 1 })).map(({ edition }) => edition);
    expect(await editions()).toEqual([2]);
    expect(await editions(2)).toEqual([1]);
    expect(await editions(1)).toEqual([]);
  });

  it('knows no edition before the first', async () => {
    expect(await latestEdition(database.db)).toBeUndefined();
    expect(await readReport(database.db, 1)).toBeUndefined();
  });
});
