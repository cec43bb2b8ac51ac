import { addNotices, markTold, nextNotice, postpone } from '../../store/notices';
import { recordEvents } from '../../store/case-journal';
import { CaseStory } from '../domain/case/case-builder';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.drop();
});

const now = '2031-03-04T08:00:00.000Z';
const later = '2031-03-04T08:10:00.000Z';
const story = () =>
  new CaseStory()
    .give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' })
    .at('2026-10-13T08:00:00.000Z')
    .give('scheduleSession', {
      sessionId: 's-1',
      kind: 'first',
      startsAt: '2031-03-04T08:00:00.000Z',
      isDigital: true,
      invitees: [],
    });

const keys = async () =>
  (await database.db.selectFrom('notice').select('notice_key').orderBy('notice_id').execute()).map(
    (row) => row.notice_key,
  );

describe('the notices of a journal', () => {
  it('are stored once, however often a batch is written, in whatever parts', async () => {
    const { journal } = story();
    const caseNumber = await plantCase(database.db, journal.slice(0, 2));
    await Promise.all([
      recordEvents(database.db, caseNumber, journal.slice(2)),
      recordEvents(database.db, caseNumber, journal.slice(2)),
      recordEvents(database.db, caseNumber, journal.slice(1)),
    ]);
    await recordEvents(database.db, caseNumber, journal);
    expect(await keys()).toEqual([
      `${caseNumber}/3/term-passed`,
      `${caseNumber}/4/session-scheduled`,
    ]);
  });

  it('are not stored when the journal line is not', async () => {
    const { journal } = story();
    const caseNumber = await plantCase(database.db, journal.slice(0, 2));
    await expect(recordEvents(database.db, caseNumber, journal.slice(3))).rejects.toThrow('skip');
    expect(await keys()).toEqual([]);
  });

  it('keep the first of two with one key', async () => {
    const facts = { audience: [], at: now };
    const notice = { key: 'OK-2026-00001/9/term-passed', kind: 'term-passed', facts } as const;
    await database.db.transaction().execute(async (trx) => {
      await addNotices(trx, 'OK-2026-00001', [notice]);
      await addNotices(trx, 'OK-2026-00001', [{ ...notice, kind: 'max-duration' }]);
    });
    expect(await nextNotice(database.db, now, later)).toMatchObject({ kind: 'term-passed' });
  });
});

describe('a notice that is due', () => {
  it('is given to one of many senders, and to another when that one does not come back', async () => {
    const { journal } = story();
    await plantCase(database.db, journal.slice(0, 3));
    const take = (moment: string) => nextNotice(database.db, moment, later);
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(now)));
    expect(taken.filter((notice) => notice !== undefined)).toHaveLength(1);
    expect(await take('2031-03-04T08:09:59.999Z')).toBeUndefined();
    expect(await take(later)).toMatchObject({ attempts: 2, kind: 'term-passed' });
  });

  it('remembers who was told, and does not block the one after it while it waits', async () => {
    await plantCase(database.db, story().journal);
    const first = (await nextNotice(database.db, now, later))!;
    await markTold(database.db, first, ['wc-01']);
    await postpone(database.db, first.noticeId, later);
    expect(await nextNotice(database.db, now, later)).toMatchObject({ kind: 'session-scheduled' });
    const again = await nextNotice(database.db, later, later);
    expect(again).toMatchObject({ key: first.key, facts: first.facts, told: ['wc-01'] });
  });
});
