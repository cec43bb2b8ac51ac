import { randomUUID } from 'node:crypto';
import type { Client, ScheduleHandle } from '@temporalio/client';
import { createEngineClient } from '../../api/commands/engine';
import { ensureErasureSchedule } from '../../worker/erasure-schedule';
import { setting } from '../support/test-database';

const scheduleId = `test-erasures-${randomUUID().slice(0, 8)}`;
let client: Client;
let handle: ScheduleHandle;
beforeAll(() => {
  client = createEngineClient(setting('TEMPORAL_ADDRESS'), 'default');
  handle = client.schedule.getHandle(scheduleId);
});
afterAll(async () => {
  await handle.delete();
  await client.connection.close();
});

it('looks every day for cases whose terms are over, and an operator’s pause stays', async () => {
  const options = { client, taskQueue: 'nobody-works-here', scheduleId };
  await ensureErasureSchedule(options);
  await handle.pause();
  await ensureErasureSchedule(options);
  const { action, info, state } = await handle.describe();
  expect(action).toMatchObject({ workflowType: 'erasureSuggestions', workflowId: scheduleId });
  expect(state.paused).toBe(true);
  const [first, second] = info.nextActionTimes.map((time) => time.getTime());
  const hours = ((second ?? 0) - (first ?? 0)) / 3_600_000;
  expect([23, 24, 25]).toContain(hours);
});
