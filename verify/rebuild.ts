import { alterViews, compareViews } from './rebuild/compare-views';
import { startCourse } from './rebuild/course';
import { lives, live, wander } from './rebuild/courses';
import { readCoverage } from './rebuild/coverage';
import { writeShortTerms } from './rebuild/short-terms';
import { nth, type Client } from './support/deliver';
import { createClients } from './support/load';
import { runProof, type ProofRun } from './support/proof';
import type { Random } from './support/random';
import { startStack } from './support/stack';

const livesOfEachKind = 4;
const wanderers = 20;
const wanderedSteps = 40;
const shownDifferences = 15;

void runProof({
  name: 'rebuild',
  claim: 'every row of the view is what its journal alone gives',
  protections: ['fold'],
  longestMs: 150_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const policy = writeShortTerms();
  run.atEnd(() => {
    policy.remove();
    return Promise.resolve();
  });
  const stack = await startStack(run, {
    policy: policy.file,
    env: { HUB_COMMANDS_PER_RUN: '10' },
  });
  const clients = await createClients(stack, run.random);
  await liveAll(clients, run.random);
  // Clocks go on passing while one looks; nothing is written any more after this.
  await stack.end('worker-1');
  if (run.without === 'fold') {
    run.say(`altered by hand: ${await alterViews(stack.databaseUrl)} columns, one per row`);
  }
  const { lines, kinds, missing, deadlines } = await readCoverage(stack.databaseUrl);
  const { rows, columns, equal, differences } = await compareViews(stack.databaseUrl);
  run.say(`journals: ${lines} lines, ${kinds - missing.length} of ${kinds} kinds of event`);
  if (missing.length > 0) run.say(`  never happened: ${missing.join(', ')}`);
  run.say(`  deadlines passed: ${deadlines.join(', ')}`);
  run.say(
    `view: ${rows} rows of ${columns} columns rebuilt, ${equal} equal, ${rows - equal} different`,
  );
  for (const { caseNumber, column } of differences.slice(0, shownDifferences)) {
    run.say(`  ${caseNumber}: ${column}`);
  }
  return rows > 0 && equal === rows && missing.length === 0 && stack.crashes.length === 0;
}

/** Some cases live a whole life, others get commands in no sensible order; deadlines pass meanwhile. */
async function liveAll(clients: readonly Client[], random: Random): Promise<void> {
  const scripts = Object.values(lives).flatMap((steps) =>
    Array.from({ length: livesOfEachKind }, () => steps),
  );
  const living = scripts.map(async (steps, index) => {
    const course = await startCourse(nth(clients, index), random.named(`life ${index}`));
    await live(course, steps);
  });
  const wandering = Array.from({ length: wanderers }, async (_, index) => {
    const course = await startCourse(nth(clients, index), random.named(`wanderer ${index}`));
    await wander(course, wanderedSteps);
  });
  await Promise.all([...living, ...wandering]);
}
