import { cellKey, type Cell } from '../../domain/report/contribution';
import { recordEvents } from '../../store/case-journal';
import { countOldCases, recountCase, readTallies } from '../../store/tallies';
import { accepted, intake } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const raised = { theme: 'waiting-list', window: 'resident', organisations: ['wil'] } as const;

async function tallyOf(cell: Cell) {
  const lines = await readTallies(database.db, cell.edition);
  const line = lines.find((each) => cellKey(each) === cellKey(cell));
  return line === undefined ? undefined : { count: line.count, cases: line.cases };
}

const themes: Cell = { edition: 1, table: 'signals', row: 'waiting-list', column: 'resident' };
const questions = (row: string): Cell => ({ edition: 0, table: 'questions', row, column: '' });

describe('the figures', () => {
  it('count cases as their journals are written', async () => {
    await plantCase(database.db, accepted().give('raiseSignal', raised).journal);
    await plantCase(database.db, accepted().give('raiseSignal', raised).journal);
    await plantCase(database.db, accepted().journal);
    expect(await tallyOf(themes)).toEqual({ count: 2, cases: 2 });
    expect(await tallyOf({ ...themes, table: 'figures', row: 'cases', column: '' })).toEqual({
      count: 3,
      cases: 3,
    });
  });

  it('take back what a correction no longer says', async () => {
    const story = accepted().give('recordIntake', { ...intake, questions: ['work', 'housing'] });
    const caseNumber = await plantCase(database.db, story.journal);
    const before = story.journal.length;
    story.give('recordIntake', { ...intake, questions: ['housing'] });
    await recordEvents(database.db, caseNumber, story.journal.slice(before));
    expect(await tallyOf(questions('housing'))).toEqual({ count: 1, cases: 1 });
    expect(await tallyOf(questions('work'))).toBeUndefined();
  });

  it('count lines that come twice once', async () => {
    const story = accepted().give('raiseSignal', raised);
    const caseNumber = await plantCase(database.db, story.journal);
    await recordEvents(database.db, caseNumber, story.journal);
    expect(await tallyOf(themes)).toEqual({ count: 1, cases: 1 });
  });

  it('never wait for each other when many cases count at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        plantCase(database.db, accepted().give('raiseSignal', raised).journal),
      ),
    );
    expect(await tallyOf(themes)).toEqual({ count: 20, cases: 20 });
  });
});

describe('a case from before there were figures', () => {
  async function oldCase() {
    const story = accepted().give('raiseSignal', raised);
    const caseNumber = await plantCase(database.db, story.journal);
    await database.db.deleteFrom('case_contribution').execute();
    await database.db.deleteFrom('tally').execute();
    return { caseNumber, story };
  }

  it('is counted whole when the hub is brought up to date, once', async () => {
    const { caseNumber } = await oldCase();
    expect(await countOldCases(database.db)).toBe(1);
    expect(await countOldCases(database.db)).toBe(0);
    expect(await tallyOf(themes)).toEqual({ count: 1, cases: 1 });
    expect(await recountCase(database.db, caseNumber)).toHaveProperty([cellKey(themes)], 1);
  });

  it('is counted whole with its next line, if that comes first', async () => {
    const { caseNumber, story } = await oldCase();
    const before = story.journal.length;
    story.give('raiseSignal', { ...raised, window: 'government' });
    await recordEvents(database.db, caseNumber, story.journal.slice(before));
    expect(await tallyOf(themes)).toEqual({ count: 1, cases: 1 });
    expect(await tallyOf({ ...themes, column: '' })).toEqual({ count: 2, cases: 1 });
    expect(await countOldCases(database.db)).toBe(0);
  });
});
