import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { createEngineClient } from '../api/commands/engine';
import { loadPolicy } from '../config/policy';
import { extraSlot, isEditionDue } from '../domain/report/edition-due';
import { createDatabase, type Database } from '../store/database';
import {
  extraReportStart,
  signalReportId,
  signalReportType,
} from '../workflows/signal-report/signal-report-messages';
import { editionsByHand } from './schedule/calendar';
import { serverTimes } from './schedule/server-times';
import { runProof, type ProofRun } from './support/proof';
import { writeShortRetries } from './support/short-retries';
import { startStack, type Stack } from './support/stack';
import { makeStackFolder } from './support/stack-folder';
import { until } from './support/until';

const policyFile = 'config/policy/houten.json';
const everyMs = 4_000;
const outageMs = 11_000;
const patienceMs = 60_000;

void runProof({
  name: 'schedule',
  claim: 'every slot gives exactly one edition, whatever is killed, at 06:00 in Amsterdam all year',
  protections: ['edition-slot'],
  longestMs: 300_000,
  prove,
});

interface Scene {
  readonly run: ProofRun;
  readonly stack: Stack;
  readonly client: Client;
  readonly db: Database;
}

async function prove(run: ProofRun): Promise<boolean> {
  const env = run.without === undefined ? {} : { HUB_WITHOUT: run.without };
  const folder = await makeStackFolder();
  run.atEnd(async () => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  // There is no mail server here: each run gives up on its mail after a second.
  const policy = writeShortRetries(folder, 2);
  const stack = await startStack(run, { apis: 1, policy, env });
  const client = createEngineClient(stack.temporalAddress, stack.namespace);
  const db = createDatabase({ url: stack.databaseUrl, poolSize: 2 });
  run.atEnd(async () => {
    await client.connection.close();
    await db.destroy();
  });
  const scene = { run, stack, client, db };
  const results = [
    await areTimesRight(scene),
    await isSameSlotOnce(scene),
    await isOutageMadeUp(scene, 'temporal'),
    await isOutageMadeUp(scene, 'worker-1'),
  ];
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return results.every(Boolean) && stack.crashes.length === 0;
}

/** The next ten editions, over both changes of the clock and a new year. */
async function areTimesRight({ run, client, stack }: Scene): Promise<boolean> {
  const { firstOn, everyWeeks } = loadPolicy(policyFile).report;
  const rhythm = { firstOn, everyWeeks };
  const handle = client.schedule.getHandle(signalReportId);
  await until(() => handle.describe().then(Boolean, () => false), patienceMs);
  const years = ['2027-01-01T00:00:00Z', '2028-04-01T00:00:00Z'] as const;
  const mondays = await serverTimes(client, stack.namespace, years);
  const due = mondays.filter((at) => isEditionDue(at, rhythm)).slice(0, 10);
  const byHand = editionsByHand(firstOn, everyWeeks, 10);
  const wrong = byHand.filter((at, index) => due[index] !== at);
  run.say(`the server names ${mondays.length} starts from ${years.join(' to ')}; editions:`);
  for (const at of due) run.say(`  ${at}`);
  run.say(`by hand: ${byHand.length - wrong.length} of ${byHand.length} the same`);
  return wrong.length === 0 && due.length === 10;
}

/** Two runs for one slot, as after a reset by an operator. */
async function isSameSlotOnce({ run, client, db }: Scene): Promise<boolean> {
  const before = await slotsOf(db);
  const slot = extraSlot(randomUUID(), new Date().toISOString());
  const runs = [1, 2].map((each) =>
    client.workflow.execute(signalReportType, {
      ...extraReportStart(slot, `${String(each)}-${randomUUID()}`),
      taskQueue: 'op-koers',
    }),
  );
  await Promise.all(runs);
  const made = (await slotsOf(db)).length - before.length;
  run.say(`two runs at once for one slot: ${made} edition`);
  return made === 1;
}

/** Starts every four seconds; the victim is killed over several of them. */
async function isOutageMadeUp(scene: Scene, victim: 'temporal' | 'worker-1'): Promise<boolean> {
  const { run, stack, client, db } = scene;
  const handle = client.schedule.getHandle(signalReportId);
  const before = (await slotsOf(db)).length;
  await handle.update((schedule) => ({ ...schedule, spec: { intervals: [{ every: everyMs }] } }));
  await until(async () => (await slotsOf(db)).length >= before + 2, patienceMs);
  const killedAt = Date.now();
  await stack.kill(victim);
  await delay(outageMs);
  const backAt = Date.now();
  await stack.start(victim);
  const isMadeUp = await until(
    async () => (await timesSince(db, before)).some((at) => at > backAt),
    patienceMs,
  );
  await handle.pause('the proof has seen enough');
  await delay(everyMs);
  const times = await timesSince(db, before);
  const missed = times.filter((at) => at > killedAt && at < backAt);
  const gaps = times.slice(1).filter((at, index) => at - (times[index] ?? at) !== everyMs);
  run.say(
    `${victim} killed for ${((backAt - killedAt) / 1_000).toFixed(1)} s: ${missed.length} slots in that time made up; ${times.length} editions, ${new Set(times).size} slots, ${gaps.length} gaps`,
  );
  await handle.unpause();
  return (
    isMadeUp && missed.length >= 2 && gaps.length === 0 && new Set(times).size === times.length
  );
}

async function slotsOf(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('edition').select('slot').orderBy('edition').execute();
  return rows.map(({ slot }) => slot);
}

/** The instants that editions after the first `skip` are of, in their order. */
async function timesSince(db: Database, skip: number): Promise<readonly number[]> {
  const slots = (await slotsOf(db)).slice(skip);
  return slots.map((slot) => Date.parse(slot.replace('extra/', ''))).sort((a, b) => a - b);
}
