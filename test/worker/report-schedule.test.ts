import { randomUUID } from 'node:crypto';
import { Client, type ScheduleHandle } from '@temporalio/client';
import { pino } from 'pino';
import { createEngineClient } from '../../api/commands/engine';
import { nextEditions } from '../../domain/report/edition-due';
import {
  ensureReportSchedule,
  keepReportSchedule,
  mondayAtSix,
  type ReportScheduleOptions,
} from '../../worker/report-schedule';
import { startProxy } from '../api/trouble/tcp-proxy';
import { eventually } from '../support/eventually';
import { createReportStage, rhythm, type ReportStage } from '../support/report-stage';
import { setting } from '../support/test-database';

let stage: ReportStage;
let options: ReportScheduleOptions & { readonly scheduleId: string };
let handle: ScheduleHandle;
beforeEach(async () => {
  stage = await createReportStage();
  const { client, taskQueue } = stage;
  options = { client, taskQueue, rhythm, scheduleId: `test-report-${randomUUID().slice(0, 8)}` };
  handle = client.schedule.getHandle(options.scheduleId);
});
afterEach(async () => {
  await handle.delete().catch(() => undefined);
  await stage.close();
});

const everyYear = { calendars: [], intervals: [{ every: 365 * 86_400_000, offset: 0 }] };
const seldom = { ...everyYear, timezone: 'Europe/Amsterdam' };

async function mine(): Promise<string[]> {
  const found: string[] = [];
  for await (const { scheduleId } of stage.client.schedule.list())
    if (scheduleId === options.scheduleId) found.push(scheduleId);
  return found;
}

describe('the schedule of the signal report', () => {
  it('starts every Monday at 06:00 in Amsterdam, whatever was missed, and goes on after a failure', async () => {
    expect(await ensureReportSchedule(options)).toBe('created');
    const { action, policies, info } = await handle.describe();
    expect(action).toMatchObject({
      workflowType: 'signalReport',
      workflowId: options.scheduleId,
      taskQueue: stage.taskQueue,
      args: [{ rhythm }],
      workflowTaskTimeout: 3_000,
      staticSummary: 'Signal report, every 6 weeks',
    });
    expect(policies).toEqual({
      overlap: 'BUFFER_ALL',
      catchupWindow: 31_536_000_000,
      pauseOnFailure: false,
    });
    const [first, ...others] = info.nextActionTimes.map((time) => time.toISOString());
    const weekly = nextEditions(first!, others.length, {
      everyWeeks: 1,
      firstOn: first!.slice(0, 10),
    });
    expect(others).toEqual(weekly);
  });

  it('is left alone when it is as it is wanted', async () => {
    await ensureReportSchedule(options);
    expect(await ensureReportSchedule(options)).toBe('as-it-was');
    expect((await handle.describe()).info.lastUpdatedAt).toBeUndefined();
  });

  it('is one, however many workers set it up at once', async () => {
    const ensured = await Promise.all(
      Array.from({ length: 5 }, () => ensureReportSchedule(options)),
    );
    expect(ensured.filter((end) => end === 'created')).toHaveLength(1);
    expect(await eventually(async () => ((await mine()).length > 0 ? mine() : undefined))).toEqual([
      options.scheduleId,
    ]);
  });

  it.each([
    ['times', { startTimes: seldom }],
    ['queue', { taskQueue: 'another' }],
    ['rhythm', { rhythm: { everyWeeks: 4, firstOn: '2027-01-11' } }],
  ])('is changed when its %s changed, and stays paused when it was', async (_what, change) => {
    await ensureReportSchedule(options);
    await handle.pause('not in summer');
    const changed = { ...options, ...change };
    expect(await ensureReportSchedule(changed)).toBe('updated');
    expect(await ensureReportSchedule(changed)).toBe('as-it-was');
    const { state, action, spec } = await handle.describe();
    expect(state).toMatchObject({ paused: true, note: 'not in summer' });
    expect(action.taskQueue).toBe(changed.taskQueue);
    expect(action.args).toEqual([{ rhythm: changed.rhythm }]);
    expect(spec.intervals).toEqual('startTimes' in changed ? seldom.intervals : []);
    expect(await ensureReportSchedule(options)).toBe('updated');
  });

  it('comes back to what it was from a change by hand', async () => {
    await ensureReportSchedule(options);
    await handle.update((found) => ({
      ...found,
      spec: { ...mondayAtSix, calendars: [{ dayOfWeek: 'TUESDAY', hour: 7 }], intervals: [] },
    }));
    expect(await ensureReportSchedule(options)).toBe('updated');
    const { spec } = await handle.describe();
    expect(spec.calendars).toMatchObject(mondayAtSix.calendars);
  });

  it('gives each due slot of a range one edition, in its order, and the weeks between none', async () => {
    await ensureReportSchedule(options);
    await handle.backfill({
      start: new Date('2027-01-01T00:00:00Z'),
      end: new Date('2027-05-11T00:00:00Z'),
      overlap: 'BUFFER_ALL',
    });
    await eventually(async () => stage.editions.length === 4 || undefined);
    expect(stage.editions.map(({ slot, kind }) => [slot, kind])).toEqual([
      ['2027-01-04', 'scheduled'],
      ['2027-02-15', 'scheduled'],
      ['2027-03-29', 'scheduled'],
      ['2027-05-10', 'scheduled'],
    ]);
    const { info } = await handle.describe();
    expect(info.numActionsTaken).toBe(19);
  });

  it('triggered twice at once gives one edition, of the moment', async () => {
    await ensureReportSchedule(options);
    await Promise.all([handle.trigger(), handle.trigger()]);
    await eventually(async () => stage.heard.length === 2 || undefined);
    expect(stage.editions).toHaveLength(1);
    expect(stage.editions[0]).toMatchObject({ kind: 'extra' });
    expect(Date.now() - Date.parse(stage.editions[0]!.dueAt)).toBeLessThan(60_000);
  });
});

describe('keeping the schedule', () => {
  it('waits for an engine that is away and holds up nobody', async () => {
    const line = await startProxy(`http://${setting('TEMPORAL_ADDRESS')}`);
    await line.cut();
    const { connection } = createEngineClient(new URL(line.url).host, 'default');
    const ending = new AbortController();
    keepReportSchedule({
      ...options,
      client: new Client({ ...stage.client.options, connection }),
      logger: pino({ level: 'silent' }),
      signal: ending.signal,
    });
    await line.restore();
    const found = await eventually(() => handle.describe().catch(() => undefined));
    expect(found.scheduleId).toBe(options.scheduleId);
    ending.abort();
    await connection.close();
    await line.close();
  });
});
