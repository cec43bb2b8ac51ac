import { setTimeout as delay } from 'node:timers/promises';
import {
  extraEditionStart,
  signalReportId,
  signalReportType,
} from '../../workflows/signal-report/signal-report-messages';
import { ensureReportSchedule, mondayAtSix, type StartTimes } from '../../worker/report-schedule';
import type { ProofRun } from '../support/proof';
import { until } from '../support/until';
import type { Edition } from './edition-files';
import { rhythm, type Ground } from './ground';
import { countSlots, describeCounts, isExact } from './judge';
import { everyNth, mondaysAtSix } from './own-calendar';

type Phase = (run: ProofRun, ground: Ground) => Promise<boolean>;

const patienceMs = 40_000;
/** In use an hour; here what no machine that is merely busy takes. */
const lateMs = 5_000;

const isLate = ({ dueAt, publishedAt }: Edition) =>
  Date.parse(publishedAt) - Date.parse(dueAt) > lateMs;

/** Ensuring it again, and from several workers at once, leaves one schedule as it was. */
export const ensureTwice: Phase = async (run, { client, schedule }) => {
  const ensured = await Promise.all([1, 2, 3].map(() => ensureReportSchedule(schedule)));
  ensured.push(await ensureReportSchedule(schedule));
  const created = ensured.filter((end) => end === 'created').length;
  const updated = ensured.filter((end) => end === 'updated').length;
  const isListed = await until(async () => (await countSchedules(client)) > 0, patienceMs);
  const count = await countSchedules(client);
  run.say(
    `ensured ${ensured.length} times: ${created} created, ${updated} updated, ${count} schedules`,
  );
  return isListed && created === 1 && updated === 0 && count === 1;
};

async function countSchedules(client: Ground['client']): Promise<number> {
  let count = 0;
  for await (const { scheduleId } of client.schedule.list())
    if (scheduleId === signalReportId) count += 1;
  return count;
}

/** The starts of a year and more, as an outage of that length would bring them, with the server killed in the middle. */
export const catchUpWeeks: Phase = async (run, ground) => {
  const [start, end] = [Date.UTC(2025, 0, 1), Date.UTC(2026, 2, 1)];
  const mondays = mondaysAtSix(start, end);
  const expected = everyNth(mondays, Date.parse(rhythm.firstOn), rhythm.everyWeeks);
  const handle = ground.client.schedule.getHandle(signalReportId);
  await handle.backfill({ start: new Date(start), end: new Date(end), overlap: 'BUFFER_ALL' });
  await until(() => ground.files.all().length >= 3, patienceMs);
  await killServer(ground, 1_000);
  await until(async () => (await takenOf(ground)) >= mondays.length, patienceMs);
  await until(() => ground.files.all().length >= expected.length, 5_000);
  const editions = ground.files.all();
  const counts = countSlots(editions, expected);
  const scheduled = editions.filter(({ kind }) => kind === 'scheduled').length;
  run.say(
    `${mondays.length} weeks at once, server killed (-9) in between: ${editions.length} editions (${scheduled} scheduled) of ${expected.length} due; ${describeCounts(counts)}`,
  );
  return isExact(counts) && scheduled === expected.length && editions.length === scheduled;
};

async function takenOf({ client }: Ground): Promise<number> {
  return (await client.schedule.getHandle(signalReportId).describe()).info.numActionsTaken;
}

export const triggerTwice: Phase = async (run, ground) => {
  const before = ground.files.all().length;
  const handle = ground.client.schedule.getHandle(signalReportId);
  // In the middle of a second, so that both fall into the same one.
  await delay(1_200 - (Date.now() % 1_000));
  await Promise.all([handle.trigger(), handle.trigger()]);
  await until(() => ground.files.all().length > before, patienceMs);
  await untilQuiet(ground);
  const made = ground.files.all().slice(before);
  run.say(
    `triggered twice at once: ${made.length} edition, ${made.map(({ kind }) => kind).join(', ')}`,
  );
  return made.length === 1 && made[0]?.kind === 'extra';
};

/** A schedule every so many seconds, with the server killed over one or several of its slots. */
function outage(everyMs: number, awayMs: number): Phase {
  return async (run, ground) => {
    const before = ground.files.all().length;
    const made = () => ground.files.all().slice(before);
    const intervals = [{ every: everyMs, offset: 0 }];
    const startTimes: StartTimes = { ...mondayAtSix, calendars: [], intervals };
    const changed = await ensureReportSchedule({ ...ground.schedule, startTimes });
    const from = Date.now();
    await until(() => made().length > 0, patienceMs);
    // Just after a slot, so that it is clear which ones are missed.
    await delay(500);
    const down = Date.now();
    await killServer(ground, awayMs);
    const up = Date.now();
    const missed = slotsBetween(down, up, everyMs);
    // And one more when the outage is over.
    const last = slotsBetween(down, up + everyMs, everyMs).at(-1) ?? up;
    await until(() => made().some(({ dueAt }) => Date.parse(dueAt) >= last), patienceMs);
    const back = await ensureReportSchedule(ground.schedule);
    await untilQuiet(ground);
    const newest = Math.max(last, ...made().map(({ dueAt }) => Date.parse(dueAt)));
    const expected = slotsBetween(from, newest, everyMs);
    const counts = countSlots(made(), expected);
    const late = made()
      .filter(isLate)
      .map(({ dueAt }) => Date.parse(dueAt));
    const areLate = missed.filter((at) => up - at > lateMs).every((at) => late.includes(at));
    const wereInTime = late.every((at) => at > down);
    run.say(
      `every ${everyMs / 1_000} s, server away ${((up - down) / 1_000).toFixed(1)} s over ${missed.length} slots: ${made().length} editions of ${expected.length} slots; ${describeCounts(counts)}; ${late.length} late; schedule ${changed}, then ${back}`,
    );
    const areChanged = changed === 'updated' && back === 'updated';
    return isExact(counts) && missed.length > 0 && areLate && wereInTime && areChanged;
  };
}

function slotsBetween(after: number, until: number, everyMs: number): readonly number[] {
  const first = Math.floor(after / everyMs) + 1;
  const count = Math.max(0, Math.floor(until / everyMs) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * everyMs);
}

/** One start follows the other, and after an outage the server takes some seconds to see that one has ended. */
async function untilQuiet({ client }: Ground): Promise<boolean> {
  return until(async () => {
    const { info } = await client.workflowService.describeSchedule({
      namespace: 'default',
      scheduleId: signalReportId,
    });
    return Number(info?.bufferSize) === 0 && (info?.runningWorkflows ?? []).length === 0;
  }, patienceMs);
}

export const overOneSlot = outage(10_000, 16_000);
export const overSeveralSlots = outage(3_000, 13_500);

/** Several editions are being made when their worker is killed from outside, and when it dies at the worst moment. */
export const killWorker: Phase = async (run, ground) => {
  const before = ground.files.all().length;
  const first = await startExtras(ground, 'outside', 4);
  await until(() => ground.files.all().length > before, patienceMs);
  await ground.kill('worker-1');
  const cut = ground.files.all().length - before;
  await ground.start('worker-1');
  await Promise.all(first.map((handle) => handle.result()));
  ground.dieAfterPublishing();
  const second = await startExtras(ground, 'inside', 4);
  await Promise.all(second.map((handle) => handle.result()));
  const slots = ground.files
    .all()
    .slice(before)
    .map(({ slot }) => slot);
  const asked = first.length + second.length;
  const doubled = slots.length - new Set(slots).size;
  run.say(
    `worker killed (-9) with ${cut} of ${first.length} published, then right after publishing (${ground.crashes.length} time): ${asked} editions asked for, ${new Set(slots).size} made, ${doubled} doubled`,
  );
  return new Set(slots).size === asked && doubled === 0 && ground.crashes.length === 1;
};

async function startExtras({ client, schedule }: Ground, name: string, count: number) {
  const { taskQueue } = schedule;
  const asked = Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
  return Promise.all(
    asked.map((askedId) => {
      const start = extraEditionStart({ askedId, askedAt: new Date().toISOString() }, rhythm);
      return client.workflow.start(signalReportType, { ...start, taskQueue });
    }),
  );
}

async function killServer(ground: Ground, awayMs: number): Promise<void> {
  await ground.kill('temporal');
  await delay(awayMs);
  await ground.start('temporal');
}
