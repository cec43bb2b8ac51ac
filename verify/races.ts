import { commandsPerRun } from './support/case-runs';
import { checkJournals } from './support/check-journals';
import { deliver, nth, type Client } from './support/deliver';
import {
  createClients,
  journalFolder,
  leaderOf,
  planLoad,
  startLoad,
  type Load,
} from './support/load';
import { planCommand } from './support/planned-command';
import { caseAtCallBack } from './support/prepare-cases';
import { runProof, type ProofRun } from './support/proof';
import type { Random } from './support/random';
import { describeFindings, isExact, spread } from './support/report';
import { untilSettled } from './support/settle';
import { raceForSlot } from './support/slot-race';
import { startStack, type Stack } from './support/stack';
import { until } from './support/until';

const commandCount = 500;
const caseCount = 4;
const commandsPerRunLimit = 20;
const parallelCount = 200;
const racerCount = 50;
const apiKills = 12;
const patienceMs = 100_000;

void runProof({
  name: 'races',
  claim: '16 clients, 500 commands, cut-off calls and killed apis: 0 lost, 0 doubled',
  protections: ['carried-ids', 'idempotency-keys', 'slot-claims'],
  longestMs: 180_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const stack = await startStack(run, {
    apis: 2,
    env: {
      HUB_COMMANDS_PER_RUN: String(commandsPerRunLimit),
      ...(run.without === undefined ? {} : { HUB_WITHOUT: run.without }),
    },
  });
  const clients = await createClients(stack, run.random);
  const doesLoadHold = await proveLoad(run, stack, clients);
  const doesParallelHold = await proveParallel(run, stack, clients);
  const doesSlotHold = await proveSlot(run, stack, clients);
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return doesLoadHold && doesParallelHold && doesSlotHold && stack.crashes.length === 0;
}

/** Clients that hang up, and apis that die between the update and the kept answer. */
async function proveLoad(run: ProofRun, stack: Stack, clients: readonly Client[]) {
  const cases = await prepareCases(clients, caseCount);
  const commands = planLoad(commandCount, cases, run.random.named('commands'));
  const startedAt = Date.now();
  const load = startLoad(clients, commands, {
    cutProbability: 0.3,
    longestCutMs: 80,
    longestPauseMs: 1_500,
    patienceMs,
  });
  await Promise.all([load.done, killApis(stack, load, run.random.named('api kills'))]);
  const seconds = (Date.now() - startedAt) / 1000;
  await untilSettled(stack);
  const found = await checkJournals(journalFolder(stack), stack.databaseUrl);
  const runs = await commandsPerRun(stack, cases);
  run.say(`load: ${commandCount} commands, ${caseCount} cases, ${seconds.toFixed(1)} s`);
  run.say(`  api processes killed (-9): ${apiKills}`);
  describeFindings(found).forEach((line) => {
    run.say(`  ${line}`);
  });
  run.say(
    `  runs per case: ${runs.map((counts) => counts.length).join(', ')} (continue-as-new at ${commandsPerRunLimit}); commands per run, min / median / max: ${spread(runs.flat())}`,
  );
  return (
    isExact(found) && found.commands === commandCount && runs.every((counts) => counts.length > 2)
  );
}

async function prepareCases(clients: readonly Client[], count: number): Promise<string[]> {
  const { caller } = leaderOf(clients);
  return Promise.all(
    clients.slice(0, count).map(({ apis }) => caseAtCallBack(caller, apis[0] ?? '')),
  );
}

async function killApis(stack: Stack, load: Load, random: Random): Promise<void> {
  const numbers = Array.from({ length: commandCount - 60 }, (_, index) => index + 20);
  const moments = random
    .shuffle(numbers)
    .slice(0, apiKills)
    .sort((a, b) => a - b);
  for (const [index, moment] of moments.entries()) {
    await until(() => load.accepted >= moment || load.isDone, patienceMs);
    const name = `api-${(index % stack.apiUrls.length) + 1}` as const;
    await stack.kill(name);
    await stack.start(name);
  }
}

async function proveParallel(run: ProofRun, stack: Stack, clients: readonly Client[]) {
  const [caseNumber = ''] = await prepareCases(clients, 1);
  const random = run.random.named('parallel');
  const habits = { cutProbability: 0, longestCutMs: 1, longestPauseMs: 1, patienceMs: 30_000 };
  const before = await checkJournals(journalFolder(stack), stack.databaseUrl);
  const startedAt = Date.now();
  const accepted = await Promise.all(
    Array.from({ length: parallelCount }, async (_, index) => {
      const client = nth(clients, index);
      return deliver(client, planCommand(commandCount + index, caseNumber, random), habits);
    }),
  );
  const seconds = (Date.now() - startedAt) / 1000;
  await untilSettled(stack);
  const after = await checkJournals(journalFolder(stack), stack.databaseUrl);
  const settled = accepted.filter((isAccepted) => isAccepted).length;
  run.say(
    `parallel: ${settled} of ${parallelCount} commands on one case accepted in ${seconds.toFixed(1)} s, ${after.later - before.later} told to come back (503); ${after.lost - before.lost} lost, ${after.doubled - before.doubled} doubled`,
  );
  return (
    settled === parallelCount && after.lost === before.lost && after.doubled === before.doubled
  );
}

async function proveSlot(run: ProofRun, stack: Stack, clients: readonly Client[]) {
  const race = await raceForSlot(clients, racerCount, stack.databaseUrl);
  const isOne = race.won === 1 && race.taken === racerCount - 1 && race.claims.length === 1;
  run.say(
    `slot: ${racerCount} cases wanted one slot: ${race.won} got it, ${race.taken} refused as taken, ${race.otherwise} answered otherwise; ${race.claims.length} claim, ${race.claims[0] === race.winner ? "the winner's" : "not the winner's"}`,
  );
  run.say(
    `  claims after the winner was refused a second slot: ${race.claimsAfterRefusal}; after it cancelled: ${race.claimsAfterCancelling}`,
  );
  const isTidy = race.claimsAfterRefusal === 1 && race.claimsAfterCancelling === 0;
  return isOne && race.claims[0] === race.winner && isTidy;
}
