import { setTimeout as delay } from 'node:timers/promises';
import { ScheduleAlreadyRunning, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import {
  erasureSuggestionsId,
  erasureSuggestionsType,
} from '../workflows/case-erasure/case-erasure-messages';

const DAY_MS = 86_400_000;
const deadlineMs = 10_000;
const againAfterMs = 10_000;

interface ErasureScheduleOptions {
  readonly client: Client;
  readonly taskQueue: string;
  /** `erasure-suggestions` when left out; tests that share a server need their own. */
  readonly scheduleId?: string;
}

/** Every day the cases are looked up whose terms are over. One day too many or too few does no harm: the next one finds them. */
export async function ensureErasureSchedule({
  client,
  taskQueue,
  scheduleId = erasureSuggestionsId,
}: ErasureScheduleOptions): Promise<void> {
  const wanted = {
    spec: { calendars: [{ hour: 6, minute: 30 }], timezone: 'Europe/Amsterdam' },
    action: {
      type: 'startWorkflow' as const,
      workflowType: erasureSuggestionsType,
      workflowId: scheduleId,
      staticSummary: 'Cases whose terms are over',
      taskQueue,
      args: [],
    },
    policies: { overlap: 'SKIP' as const, catchupWindow: DAY_MS },
  };
  await client.withDeadline(Date.now() + deadlineMs, async () => {
    try {
      await client.schedule.create({ scheduleId, ...wanted });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      // Whether it is paused stays with the operator.
      const handle = client.schedule.getHandle(scheduleId);
      await handle.update(({ state }) => ({ ...wanted, state }));
    }
  });
}

/** Sets the schedule up in the background, until the engine has taken it. */
export function keepErasureSchedule(
  options: ErasureScheduleOptions & { readonly logger: Logger; readonly signal: AbortSignal },
): void {
  void untilEnsured(options);
}

async function untilEnsured({
  logger,
  signal,
  ...options
}: Parameters<typeof keepErasureSchedule>[0]): Promise<void> {
  while (!signal.aborted) {
    try {
      await ensureErasureSchedule(options);
      return;
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'unknown';
      logger.warn({ kind }, 'the schedule of erasures waits: the engine is away');
    }
    await delay(againAfterMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
