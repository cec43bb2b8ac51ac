import { sql } from 'kysely';
import type { CaseEvent } from '../../domain/case/events';
import { recordEvents } from '../../store/case-journal';
import { readEvents } from '../../store/journal-lines';
import { readCase } from '../../store/case-view';
import { CaseStory, closed, planned } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A case with one line in the database, and the lines that may follow. */
async function begun(): Promise<{ caseNumber: string; rest: readonly CaseEvent[] }> {
  const [first, ...rest] = closed().journal;
  const caseNumber = await plantCase(database.db, first === undefined ? [] : [first]);
  return { caseNumber, rest };
}

const linesOf = (caseNumber: string) =>
  database.db
    .selectFrom('case_journal')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .orderBy('seq')
    .execute();

const rowOf = (caseNumber: string) =>
  database.db
    .selectFrom('case_view')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .executeTakeFirstOrThrow();

describe('the journal', () => {
  it('gives back what was written, in order', async () => {
    const { journal } = planned();
    const [first, ...rest] = journal;
    const { caseNumber } = await begun();
    await recordEvents(database.db, caseNumber, rest);
    const read = await readEvents(database.db, caseNumber);
    expect(read.slice(1)).toEqual(rest);
    expect(read[0]).toMatchObject({ seq: 1, at: first?.at, type: 'referralReceived' });
  });

  it('can be read from a place, so many lines', async () => {
    const { caseNumber, rest } = await begun();
    await recordEvents(database.db, caseNumber, rest);
    const seqs = async (options: object) =>
      (await readEvents(database.db, caseNumber, options)).map((event) => event.seq);
    expect(await seqs({ afterSeq: 2, limit: 3 })).toEqual([3, 4, 5]);
    expect(await seqs({ afterSeq: rest.length })).toEqual([rest.length + 1]);
    expect(await seqs({ afterSeq: 99 })).toEqual([]);
  });

  it.each([
    ['changed', sql`update case_journal set type = 'caseClosed'`],
    ['taken out', sql`delete from case_journal`],
    ['emptied', sql`truncate case_journal`],
    ['emptied with the rest', sql`truncate case_journal, case_view cascade`],
  ])('cannot be %s', async (_what, statement) => {
    const { caseNumber } = await begun();
    const before = await linesOf(caseNumber);
    await expect(statement.execute(database.db)).rejects.toThrow('append-only');
    expect(await linesOf(caseNumber)).toEqual(before);
  });

  it('has no line twice', async () => {
    const { caseNumber } = await begun();
    const [line] = await linesOf(caseNumber);
    const again = sql`insert into case_journal select * from case_journal where case_number = ${line?.case_number}`;
    await expect(again.execute(database.db)).rejects.toThrow('case_journal_pkey');
  });
});

describe('recording a batch', () => {
  it('with a gap throws and keeps nothing of it', async () => {
    const { caseNumber, rest } = await begun();
    const before = await rowOf(caseNumber);
    for (const batch of [rest.slice(1), [...rest.slice(0, 2), ...rest.slice(3)]])
      await expect(recordEvents(database.db, caseNumber, batch)).rejects.toThrow('would skip');
    expect(await linesOf(caseNumber)).toHaveLength(1);
    expect(await rowOf(caseNumber)).toEqual(before);
  });

  it('in the wrong order throws and keeps nothing of it', async () => {
    const { caseNumber, rest } = await begun();
    const turned = rest.slice(0, 3).toReversed();
    await expect(recordEvents(database.db, caseNumber, turned)).rejects.toThrow('would skip');
    expect(await linesOf(caseNumber)).toHaveLength(1);
  });

  it('again leaves every row alone', async () => {
    const { caseNumber, rest } = await begun();
    await recordEvents(database.db, caseNumber, rest);
    const before = [await versionsOf(caseNumber), await rowOf(caseNumber)];
    await recordEvents(database.db, caseNumber, rest);
    await recordEvents(database.db, caseNumber, rest.slice(2, 4));
    await recordEvents(database.db, caseNumber, []);
    expect([await versionsOf(caseNumber), await rowOf(caseNumber)]).toEqual(before);
  });

  it('that overlaps what stands adds only what is new', async () => {
    const { caseNumber, rest } = await begun();
    await recordEvents(database.db, caseNumber, rest.slice(0, 3));
    await recordEvents(database.db, caseNumber, rest.slice(1));
    expect((await linesOf(caseNumber)).map((line) => line.seq)).toEqual(
      Array.from({ length: rest.length + 1 }, (_, index) => index + 1),
    );
  });

  it('ten times at the same moment writes it once', async () => {
    const { caseNumber, rest } = await begun();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        recordEvents(database.db, caseNumber, rest.slice(0, rest.length - (index % 3))),
      ),
    );
    expect(await linesOf(caseNumber)).toHaveLength(rest.length + 1);
    expect((await readCase(database.db, caseNumber))?.current.sequence).toBe(rest.length + 1);
  });

  it('of a case that was never referred throws', async () => {
    const { rest } = await begun();
    await expect(recordEvents(database.db, 'OK-2026-99999', rest)).rejects.toThrow();
    expect(await linesOf('OK-2026-99999')).toEqual([]);
  });

  it('that fails half-way keeps neither journal nor view nor claim', async () => {
    const { caseNumber, rest } = await begun();
    const [broken = rest[0]!] = rest.slice(-1);
    const unstorable = { ...broken, type: null } as unknown as CaseEvent;
    const batch = [...rest.slice(0, -1), unstorable];
    await expect(recordEvents(database.db, caseNumber, batch)).rejects.toThrow();
    expect(await linesOf(caseNumber)).toHaveLength(1);
    expect((await rowOf(caseNumber)).seq).toBe(1);
    const claims = database.db.selectFrom('slot_claim').where('case_number', '=', caseNumber);
    expect(await claims.selectAll().execute()).toEqual([]);
  });

  it('says when the case last changed', async () => {
    const story = new CaseStory().at('2026-10-12T08:00:00.000Z');
    const caseNumber = await plantCase(database.db, story.journal);
    expect(await readCase(database.db, caseNumber)).toMatchObject({
      changedAt: '2026-10-12T08:00:00.000Z',
      current: { referredAt: '2026-10-05T08:00:00.000Z' },
    });
  });
});

/** Where PostgreSQL keeps each line: another place after any rewrite. */
async function versionsOf(caseNumber: string) {
  const { rows } = await sql`
    select seq, ctid::text, xmin::text from case_journal where case_number = ${caseNumber}
    order by seq`.execute(database.db);
  return rows;
}
