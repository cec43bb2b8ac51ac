import { randomUUID } from 'node:crypto';
import { ScheduleNotFoundError, type Client } from '@temporalio/client';
import type { ReportDependencies, Telling } from '../../activities/report-activities';
import { PartnerError } from '../../connectors/partner-error';
import { extraSlot, type EditionSlot } from '../../domain/report/edition-due';
import { ensureReportSchedule } from '../../worker/report-schedule';
import {
  extraReportStart,
  signalReportId,
  signalReportType,
  type SignalReportInput,
  type SignalReportResult,
} from '../../workflows/signal-report/signal-report-messages';
import { createEngineClient } from '../../api/commands/engine';
import { eventually } from '../support/eventually';
import { createTestDatabase, setting, type TestDatabase } from '../support/test-database';
import { startTestWorker, type TestWorker } from '../support/test-worker';

/** What was published and told, by a hub that remembers slots as the store does. */
class Desk implements ReportDependencies {
  readonly slots: EditionSlot[] = [];
  readonly told: string[] = [];
  readonly retrySeconds = [1];
  listeners: string[] = ['policy-group'];
  trouble: ((telling: Telling, attempt: number) => PartnerError | undefined) | undefined;

  publishEdition = (slot: EditionSlot) => {
    const known = this.slots.findIndex((each) => each.slot === slot.slot);
    if (known < 0) this.slots.push(slot);
    const edition = known < 0 ? this.slots.length : known + 1;
    return Promise.resolve({ edition, listeners: this.listeners });
  };

  tellListener = (telling: Telling, attempt: number) => {
    const trouble = this.trouble?.(telling, attempt);
    if (trouble !== undefined) return Promise.reject(trouble);
    this.told.push(`${String(telling.edition)} to ${telling.listener}`);
    return Promise.resolve();
  };
}

const taskQueue = `test-${randomUUID()}`;
let database: TestDatabase;
let worker: TestWorker;
let client: Client;
let desk: Desk;
const own = () => desk;

beforeAll(async () => {
  database = await createTestDatabase();
  client = createEngineClient(setting('TEMPORAL_ADDRESS'), 'default');
  worker = await startTestWorker({
    db: database.db,
    taskQueue,
    activities: {
      retrySeconds: [1],
      publishEdition: (slot) => own().publishEdition(slot),
      tellListener: (telling, attempt) => own().tellListener(telling, attempt),
    },
  });
});
afterAll(async () => {
  await worker.stop();
  await client.connection.close();
  await database.drop();
});
beforeEach(() => {
  desk = new Desk();
});

const extra = (asked = randomUUID()) => {
  const slot = extraSlot(asked, new Date().toISOString());
  return { slot, options: { ...extraReportStart(slot, asked), taskQueue } };
};

const run = (): Promise<SignalReportResult> =>
  client.workflow.execute(signalReportType, extra().options);

describe('an extra edition', () => {
  it('is published and told to everyone who listens', async () => {
    desk.listeners = ['policy-group', 'jobstap'];
    const result = await run();
    expect(result).toEqual({ edition: 1, told: ['policy-group', 'jobstap'], notTold: [] });
    expect(desk.told.sort()).toEqual(['1 to jobstap', '1 to policy-group']);
    expect(desk.slots).toMatchObject([{ kind: 'extra' }]);
  });

  it('is the same one for the same asking', async () => {
    const { slot } = extra();
    for (const asked of ['one', 'two']) {
      const options = { ...extraReportStart(slot, `${asked}-${randomUUID()}`), taskQueue };
      await client.workflow.execute(signalReportType, options);
    }
    expect(desk.slots).toHaveLength(1);
  });

  it('is told again to who was away', async () => {
    desk.trouble = (_telling, attempt) =>
      attempt === 1 ? new PartnerError('mail', 'unavailable', 'CONNECT_TIMEOUT') : undefined;
    expect(await run()).toEqual({ edition: 1, told: ['policy-group'], notTold: [] });
  });

  it('does not wait for who refuses it for good, and says who that was', async () => {
    desk.listeners = ['policy-group', 'jobstap'];
    desk.trouble = ({ listener }) =>
      listener === 'jobstap' ? new PartnerError('jobstap', 'rejected', 'HTTP_410') : undefined;
    expect(await run()).toEqual({
      ...{ edition: 1, told: ['policy-group'] },
      notTold: [{ listener: 'jobstap', trouble: 'HTTP_410' }],
    });
  });

  it('gives up on who stays away when the tries are over', async () => {
    desk.trouble = () => new PartnerError('mail', 'unavailable', 'CONNECT_TIMEOUT');
    expect(await run()).toMatchObject({ notTold: [{ trouble: 'CONNECT_TIMEOUT' }] });
  });
});

describe('a start by the schedule', () => {
  const starting = async (rhythm: { everyWeeks: number; firstOn: string }, at: string) => {
    const input: SignalReportInput = { rhythm };
    const scheduleId = `test-${randomUUID()}`;
    const workflowId = scheduleId;
    const handle = await client.schedule.create({
      scheduleId,
      // A time zone makes no difference to one instant that is written in full.
      spec: { calendars: [], intervals: [] },
      action: {
        ...{ type: 'startWorkflow', workflowType: signalReportType, workflowId, taskQueue },
        args: [input],
      },
    });
    await handle.update(({ state, ...previous }) => ({
      ...previous,
      state,
      spec: { calendars: [calendarOf(at)], timezone: 'UTC' },
    }));
    const [start, end] = [-1_000, 1_000].map((shift) => new Date(Date.parse(at) + shift));
    await handle.backfill({ start: start ?? new Date(), end: end ?? new Date() });
    const id = `${workflowId}-${at.replace('.000', '')}`;
    const result = await eventually(async () => {
      try {
        return (await client.workflow.getHandle(id).result()) as SignalReportResult;
      } catch {
        return undefined;
      }
    }, 'the run of the schedule');
    await handle.delete();
    return result;
  };

  it('publishes the edition of its slot', async () => {
    const at = '2026-01-05T05:00:00.000Z';
    const result = await starting({ everyWeeks: 6, firstOn: '2026-01-05' }, at);
    expect(result.edition).toBe(1);
    expect(desk.slots).toEqual([{ slot: '2026-01-05', kind: 'scheduled', dueAt: at }]);
  });

  it('does nothing in a week in between', async () => {
    const at = '2026-01-12T05:00:00.000Z';
    const result = await starting({ everyWeeks: 6, firstOn: '2026-01-05' }, at);
    expect(result).toEqual({ told: [], notTold: [] });
    expect(desk.slots).toEqual([]);
  });
});

/** One second of one day, as the engine writes it. */
function calendarOf(at: string) {
  const date = new Date(at);
  return {
    year: date.getUTCFullYear(),
    month: 'JANUARY' as const,
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
  };
}

describe('the schedule', () => {
  afterAll(() => client.schedule.getHandle(signalReportId).delete());

  it('is there once, however often it is ensured, and follows the policy', async () => {
    await client.schedule
      .getHandle(signalReportId)
      .delete()
      .catch((error: unknown) => {
        if (!(error instanceof ScheduleNotFoundError)) throw error;
      });
    const ensure = (everyWeeks: number) =>
      ensureReportSchedule(client, { taskQueue, rhythm: { everyWeeks, firstOn: '2027-01-04' } });
    await Promise.all([ensure(6), ensure(6)]);
    await ensure(4);
    const { spec, policies, action, info } = await client.schedule
      .getHandle(signalReportId)
      .describe();
    expect(spec.timezone).toBe('Europe/Amsterdam');
    expect(policies).toMatchObject({ overlap: 'BUFFER_ALL', catchupWindow: 4 * 7 * 86_400_000 });
    expect(action).toMatchObject({ args: [{ rhythm: { everyWeeks: 4 } }], taskQueue });
    const hours = info.nextActionTimes.map((at) =>
      at.toLocaleString('nl-NL', {
        timeZone: 'Europe/Amsterdam',
        weekday: 'long',
        hour: '2-digit',
      }),
    );
    expect(new Set(hours)).toEqual(new Set(['maandag, 06']));
  });
});
