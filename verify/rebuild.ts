import { alterRegister, compareRegister } from './rebuild/compare-register';
import { alterViews, compareViews } from './rebuild/compare-views';
import { startCourse } from './rebuild/course';
import { lives, live, wander } from './rebuild/courses';
import { readCoverage } from './rebuild/coverage';
import { placePartners } from './rebuild/played-partners';
import { writeShortTerms } from './rebuild/short-terms';
import { nth, type Client } from './support/deliver';
import { createClients, leadersOf } from './support/load';
import { runProof, type ProofRun } from './support/proof';
import type { Random } from './support/random';
import { startStack } from './support/stack';

const livesOfEachKind = 2;
const wanderers = 12;
/** More would make workflow tasks wait so long for a processor that they time out and are replayed. */
const atOnce = 8;
const wanderedSteps = 40;
const shownDifferences = 15;

void runProof({
  name: 'rebuild',
  claim: 'every row of the view and of the register of bases is what the journals alone give',
  protections: ['fold'],
  longestMs: 240_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const policy = writeShortTerms();
  run.atEnd(() => {
    policy.remove();
    return Promise.resolve();
  });
  const partners = await placePartners(run);
  const stack = await startStack(run, {
    policy: policy.file,
    partners: partners.folder,
    env: { HUB_COMMANDS_PER_RUN: '10', ...partners.env },
  });
  await partners.start(run, stack);
  const clients = await createClients(stack, run.random);
  await liveAll(clients, run.random);
  // Clocks go on passing while one looks; nothing is written any more after this.
  await stack.end('worker-1');
  if (run.without === 'fold') {
    const [views, register] = [
      await alterViews(stack.databaseUrl),
      await alterRegister(stack.databaseUrl),
    ];
    run.say(`altered by hand, one per row: ${views} columns of views, ${register} of the register`);
  }
  const isCovered = await sayCoverage(run, stack.databaseUrl);
  const isEqual = [
    await sayViews(run, stack.databaseUrl),
    await sayRegister(run, stack.databaseUrl),
  ];
  for (const crash of stack.crashes) run.say(`crashed: ${crash}`);
  return isCovered && isEqual.every(Boolean) && stack.crashes.length === 0;
}

async function sayCoverage(run: ProofRun, databaseUrl: string): Promise<boolean> {
  const { lines, kinds, missing, deadlines } = await readCoverage(databaseUrl);
  run.say(`journals: ${lines} lines, ${kinds - missing.length} of ${kinds} kinds of event`);
  if (missing.length > 0) run.say(`  never happened: ${missing.join(', ')}`);
  run.say(`  deadlines passed: ${deadlines.join(', ')}`);
  return missing.length === 0;
}

async function sayViews(run: ProofRun, databaseUrl: string): Promise<boolean> {
  const { rows, columns, equal, differences } = await compareViews(databaseUrl);
  run.say(
    `view: ${rows} rows of ${columns} columns rebuilt, ${equal} equal, ${rows - equal} different`,
  );
  for (const { caseNumber, column } of differences.slice(0, shownDifferences)) {
    run.say(`  ${caseNumber}: ${column}`);
  }
  return rows > 0 && equal === rows;
}

async function sayRegister(run: ProofRun, databaseUrl: string): Promise<boolean> {
  const { rows, equal, differences } = await compareRegister(databaseUrl);
  run.say(`register: ${rows} rows rebuilt, ${equal} equal, ${rows - equal} different`);
  for (const row of differences.slice(0, shownDifferences)) run.say(`  ${row}`);
  return rows > 0 && equal === rows;
}

/** Some cases live a whole life, others get commands in no sensible order; deadlines pass meanwhile. */
async function liveAll(everybody: readonly Client[], random: Random): Promise<void> {
  const clients = leadersOf(everybody);
  const asker = everybody.find(({ caller }) => caller.member === 'wc-01')?.caller;
  if (asker === undefined) throw new Error('wc-01 is not among the clients.');
  const people = { asker, leaders: clients.map(({ caller }) => caller) };
  const scripts = Object.values(lives).flatMap((steps) =>
    Array.from({ length: livesOfEachKind }, () => steps),
  );
  const living = scripts.map((steps, index) => async () => {
    const course = await startCourse(nth(clients, index), random.named(`life ${index}`), people);
    await live(course, steps);
  });
  const wandering = Array.from({ length: wanderers }, (_, index) => async () => {
    const course = await startCourse(
      nth(clients, index),
      random.named(`wanderer ${index}`),
      people,
    );
    await wander(course, wanderedSteps);
  });
  const waiting = [...living, ...wandering];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
