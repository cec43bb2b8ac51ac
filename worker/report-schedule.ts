import { setTimeout as delay } from 'node:timers/promises';
import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type ScheduleDescription,
  type Client,
  type ScheduleOptions,
  type ScheduleSpec,
} from '@temporalio/client';
import type { Logger } from 'pino';
import type { EditionRhythm } from '../domain/report/edition-due';
import {
  signalReportId,
  signalReportSummary,
  signalReportType,
  type SignalReportInput,
} from '../workflows/signal-report/signal-report-messages';

export interface ReportSchedule {
  readonly taskQueue: string;
  readonly rhythm: EditionRhythm;
  /** Of a proof that can't wait for a Monday. */
  readonly spec?: ScheduleSpec;
}

/** Every Monday at 06:00 in Amsterdam, on both sides of summer time; the workflow knows which Mondays count. */
const mondays: ScheduleSpec = {
  calendars: [{ dayOfWeek: 'MONDAY', hour: 6 }],
  timezone: 'Europe/Amsterdam',
};

/** Creates the schedule, or makes the one there is like it: two workers may do so at once. */
export async function ensureReportSchedule(
  client: Client,
  schedule: ReportSchedule,
): Promise<void> {
  const options = optionsOf(schedule);
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = options;
    const handle = client.schedule.getHandle(signalReportId);
    // An update makes the server forget starts that it has still to catch up, so only what differs is changed.
    if (isAlike(await handle.describe(), schedule)) return;
    await handle.update(({ state }) => ({ spec, action, policies: { ...policies }, state }));
  }
}

function isAlike(
  { spec, action, policies }: ScheduleDescription,
  { taskQueue, rhythm, spec: asked = mondays }: ReportSchedule,
): boolean {
  const sameRhythm = JSON.stringify(action.args) === JSON.stringify([{ rhythm }]);
  const sameZone = spec.timezone === asked.timezone;
  return (
    sameRhythm &&
    sameZone &&
    action.taskQueue === taskQueue &&
    policies.overlap === ScheduleOverlapPolicy.BUFFER_ALL
  );
}

function optionsOf({ taskQueue, rhythm, spec = mondays }: ReportSchedule) {
  const input: SignalReportInput = { rhythm };
  return {
    scheduleId: signalReportId,
    spec,
    action: {
      type: 'startWorkflow',
      workflowType: signalReportType,
      workflowId: signalReportId,
      args: [input],
      taskQueue,
      workflowTaskTimeout: '3 seconds',
      staticSummary: signalReportSummary,
    },
    policies: {
      // After an outage of weeks every Monday that was missed is looked at, one after the other: BUFFER_ONE would drop
      // the one that counts, and a shorter window would forget it.
      overlap: ScheduleOverlapPolicy.BUFFER_ALL,
      catchupWindow: `${String(rhythm.everyWeeks * 7)} days`,
    },
  } satisfies ScheduleOptions;
}

const againMs = 5_000;

/** Keeps at it while the engine is away; resolves when the schedule stands or the hub stops. */
export async function keepReportSchedule(
  client: Client,
  schedule: ReportSchedule,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    try {
      await ensureReportSchedule(client, schedule);
      return;
    } catch {
      logger.warn('the schedule of the signal report waits: the engine is away');
      await delay(againMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
