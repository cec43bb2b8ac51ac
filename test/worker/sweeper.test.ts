import { pino } from 'pino';
import { createDatabase } from '../../store/database';
import { findForm, keepForm } from '../../store/kept-forms';
import { claimSlot, claimsBetween } from '../../store/table-slots';
import { startSweeper } from '../../worker/sweeper';
import { freePorts } from '../../launch/ports';
import { eventually } from '../support/eventually';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const minute = 60_000;

let database: TestDatabase;
const log: string[] = [];
const logger = pino({}, { write: (line: string) => void log.push(line) });
beforeEach(async () => {
  log.length = 0;
  database = await createTestDatabase();
  // Only the sweeper's own clock: the driver of the database needs real time-outs.
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
    ],
  });
});
afterEach(async () => {
  jest.useRealTimers();
  await database.drop();
});

async function claim(sessionId: string, minutesAgo: number): Promise<void> {
  const startsAt = new Date(Date.now() + minutesAgo * minute).toISOString();
  const slot = { team: 'adult', startsAt, caseNumber: 'OK-2026-00001', sessionId };
  await claimSlot(database.db, slot, new Date(Date.now() - minutesAgo * minute).toISOString());
}

const sessions = async () =>
  (await claimsBetween(database.db, 'adult', '2000-01-01', '2200-01-01')).map(
    ({ sessionId }) => sessionId,
  );

it('frees every five minutes what was claimed more than ten minutes ago', async () => {
  await claim('s-old', 11);
  await claim('s-new', 9);
  const sweeper = startSweeper(database.db, logger);
  jest.advanceTimersByTime(5 * minute - 1);
  expect(await sessions()).toHaveLength(2);
  jest.advanceTimersByTime(1);
  await eventually(async () => log[0]);
  expect(await sessions()).toEqual(['s-new']);
  expect(JSON.parse(log[0] ?? '')).toMatchObject({ claims: 1, forms: 0 });
  sweeper.stop();
});

it('forgets what was typed more than an hour ago and nobody came back for', async () => {
  const keep = (formId: string, minutesAgo: number) =>
    keepForm(
      database.db,
      { formId, sealed: `sealed ${formId}` },
      new Date(Date.now() - minutesAgo * minute),
    );
  await keep('f-old', 61);
  await keep('f-new', 59);
  const sweeper = startSweeper(database.db, logger);
  jest.advanceTimersByTime(5 * minute);
  await eventually(async () => log[0]);
  const left = await database.db.selectFrom('kept_form').select('form_id').execute();
  expect(left).toEqual([{ form_id: 'f-new' }]);
  expect(await findForm(database.db, 'f-new', new Date())).toBe('sealed f-new');
  expect(JSON.parse(log[0] ?? '')).toMatchObject({ claims: 0, forms: 1 });
  sweeper.stop();
});

it('does nothing any more once it is stopped', async () => {
  await claim('s-old', 11);
  startSweeper(database.db, logger).stop();
  jest.advanceTimersByTime(20 * minute);
  expect([await sessions(), jest.getTimerCount()]).toEqual([['s-old'], 0]);
});

it('says so when the database is away, and tries again', async () => {
  const [port = 0] = await freePorts(1);
  const db = createDatabase({ url: `postgresql://hub:none@127.0.0.1:${String(port)}/hub` });
  const sweeper = startSweeper(db, logger);
  for (const count of [1, 2]) {
    jest.advanceTimersByTime(5 * minute);
    await eventually(async () => log[count - 1]);
  }
  expect(log.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([40, 40]);
  sweeper.stop();
  await db.destroy();
});
