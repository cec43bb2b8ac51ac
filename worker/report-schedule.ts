import { setTimeout as delay } from 'node:timers/promises';
import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type Backfill,
  type CalendarSpec,
  type Client,
  type ScheduleDescription,
  type ScheduleHandle,
} from '@temporalio/client';
import type { Logger } from 'pino';
import { editionsBetween, slotOf, type EditionRhythm } from '../domain/report/edition-due';
import {
  signalReportId,
  signalReportOptions,
  signalReportType,
  type SignalReportInput,
} from '../workflows/signal-report/signal-report-messages';
import { agrees } from './agrees';

const DAY_MS = 86_400_000;
const deadlineMs = 10_000;
const againAfterMs = 10_000;

/** When the schedule starts; written out as the server gives it back, so that the two can be compared. */
export interface StartTimes {
  readonly calendars: readonly CalendarSpec[];
  readonly intervals: readonly { readonly every: number; readonly offset: number }[];
  readonly timezone: string;
}

export interface ReportScheduleOptions {
  readonly client: Client;
  readonly taskQueue: string;
  readonly rhythm: EditionRhythm;
  /** Every Monday at 06:00 in Amsterdam when left out; a proof can't wait for that. */
  readonly startTimes?: StartTimes;
  /** `signal-report` when left out; tests that share a server need their own. */
  readonly scheduleId?: string;
}

export type Ensured = 'created' | 'updated' | 'as-it-was';

const at = <Unit>(unit: Unit) => [{ start: unit, end: unit, step: 1 }];

/** An interval of six weeks can't keep to 06:00 in Amsterdam, so that the workflow counts the weeks itself. */
export const mondayAtSix: StartTimes = {
  calendars: [{ dayOfWeek: at('MONDAY'), hour: at(6), minute: at(0), second: at(0) }],
  intervals: [],
  timezone: 'Europe/Amsterdam',
};

const policies = {
  // Slots that were missed together all start, one after the other: BUFFER_ONE keeps one of them, and that may be a
  // week without an edition.
  overlap: 'BUFFER_ALL',
  catchupWindow: 365 * DAY_MS,
  // A run that fails is for an operator; it must not take the next edition along.
  pauseOnFailure: false,
} as const;

/** Sets the schedule up in the background, until the engine has taken it. */
export function keepReportSchedule(
  options: ReportScheduleOptions & { readonly logger: Logger; readonly signal: AbortSignal },
): void {
  void untilEnsured(options);
}

async function untilEnsured({
  logger,
  signal,
  ...options
}: Parameters<typeof keepReportSchedule>[0]): Promise<void> {
  while (!signal.aborted) {
    try {
      const ensured = await ensureReportSchedule(options);
      logger.info({ ensured }, 'the schedule of the signal report stands');
      return;
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'unknown';
      logger.warn({ kind }, 'the schedule of the signal report waits: the engine is away');
    }
    await delay(againAfterMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** There is one schedule afterwards, as it is wanted now, however many workers do this at once. */
export function ensureReportSchedule(options: ReportScheduleOptions): Promise<Ensured> {
  const { client } = options;
  return client.withDeadline(Date.now() + deadlineMs, async () => {
    const wanted = wantedOf(options);
    const handle = client.schedule.getHandle(wanted.scheduleId);
    const found = await describe(handle);
    if (found !== undefined) return bringUpToDate(handle, found, options);
    try {
      await client.schedule.create(wanted);
      return 'created';
    } catch (error) {
      // Another worker was faster, and may be an older one.
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      return bringUpToDate(handle, await handle.describe(), options);
    }
  });
}

function wantedOf({ taskQueue, rhythm, ...rest }: ReportScheduleOptions) {
  const { startTimes = mondayAtSix, scheduleId = signalReportId } = rest;
  const { everyWeeks, firstOn } = rhythm;
  const args: [SignalReportInput] = [{ rhythm: { everyWeeks, firstOn } }];
  const { calendars, intervals, timezone } = startTimes;
  return {
    scheduleId,
    spec: { calendars: [...calendars], intervals: [...intervals], timezone },
    action: {
      ...signalReportOptions,
      type: 'startWorkflow' as const,
      workflowType: signalReportType,
      workflowId: scheduleId,
      staticSummary: `Signal report, every ${String(everyWeeks)} weeks`,
      taskQueue,
      args,
    },
    policies,
  };
}

async function describe(handle: ScheduleHandle): Promise<ScheduleDescription | undefined> {
  try {
    return await handle.describe();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return undefined;
    throw error;
  }
}

/**
 * An update makes the server forget the slots that it had still to catch up. So nothing is updated that is as it
 * should be already, and after an update the forgotten editions are asked for.
 */
async function bringUpToDate(
  handle: ScheduleHandle,
  found: ScheduleDescription,
  options: ReportScheduleOptions,
): Promise<Ensured> {
  const { spec, action, policies: rules } = wantedOf(options);
  if (agrees(found, { spec, action, policies: rules })) return 'as-it-was';
  // Whether it is paused stays with the operator.
  await handle.update(({ state }) => ({ spec, action, policies: rules, state }));
  const forgotten = found.state.paused ? [] : forgottenBy(found, options.rhythm);
  if (forgotten.length > 0) await handle.backfill(forgotten);
  return 'updated';
}

/** What is due since the last start that a slot brought, or since there is a schedule. */
function forgottenBy({ info }: ScheduleDescription, rhythm: EditionRhythm): Backfill[] {
  const starts = info.recentActions
    .map(({ scheduledAt }) => scheduledAt.toISOString())
    .filter((start) => slotOf(start, rhythm)?.kind !== 'extra');
  const since = [info.createdAt.toISOString(), ...starts].sort().at(-1) ?? '';
  return editionsBetween(since, new Date().toISOString(), rhythm).map((dueAt) => ({
    // The start of the range does not belong to it.
    start: new Date(Date.parse(dueAt) - 1_000),
    end: new Date(dueAt),
    overlap: policies.overlap,
  }));
}
