import { setTimeout as delay } from 'node:timers/promises';
import type { Answered } from './support/ask';
import { commandsPerRun } from './support/case-runs';
import { checkJournals, type Moment } from './support/check-journals';
import { deleteJournalLine } from './support/delete-line';
import { nth, type Client } from './support/deliver';
import {
  createClients,
  journalFolder,
  leaderOf,
  planLoad,
  startLoad,
  type Load,
} from './support/load';
import { caseAtCallBack } from './support/prepare-cases';
import { runProof, type ProofRun } from './support/proof';
import type { Random } from './support/random';
import { countWorkable, refer } from './support/referrals';
import { describeFindings, isExact, spread } from './support/report';
import { untilSettled } from './support/settle';
import { startStack, type Stack } from './support/stack';
import { until } from './support/until';

const commandCount = 500;
const caseCount = 4;
const commandsPerRunLimit = 20;
const workerKills = 10;
const temporalKills = 5;
const referralsPerOutage = 2;
const patienceMs = 300_000;

interface Kill {
  readonly victim: 'worker-1' | 'temporal';
  readonly at: number;
  /** How long it was kept away. */
  readonly awayMs: number;
  /** Posted while Temporal was down. */
  readonly referrals: readonly Answered[];
}

void runProof({
  name: 'kills',
  claim: `500 commands while the worker (${workerKills}×) and Temporal (${temporalKills}×) are killed: 0 lost, 0 doubled`,
  protections: ['idempotency-keys', 'append-only'],
  longestMs: 360_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const stack = await startStack(run, {
    apis: 1,
    env: {
      HUB_COMMANDS_PER_RUN: String(commandsPerRunLimit),
      ...(run.without === 'idempotency-keys' ? { HUB_WITHOUT: run.without } : {}),
    },
  });
  const clients = await createClients(stack, run.random);
  const { caller: leader } = leaderOf(clients);
  const cases = await Promise.all(
    clients.slice(0, caseCount).map(({ apis }) => caseAtCallBack(leader, apis[0] ?? '')),
  );
  const commands = planLoad(commandCount, cases, run.random.named('commands'));
  const startedAt = Date.now();
  const load = startLoad(clients, commands, {
    cutProbability: 0.3,
    longestCutMs: 80,
    longestPauseMs: 1_000,
    patienceMs,
  });
  const [kills] = await Promise.all([killByTurns({ stack, clients, load }, run.random), load.done]);
  const seconds = (Date.now() - startedAt) / 1000;
  const lagMs = await untilSettled(stack);
  if (run.without === 'append-only') {
    await deleteJournalLine(stack.databaseUrl, cases, run.random.named('delete'));
  }
  const found = await checkJournals(journalFolder(stack), stack.databaseUrl);
  const runs = await commandsPerRun(stack, cases);

  run.say(`load: ${commandCount} commands, ${caseCount} cases, ${seconds.toFixed(1)} s`);
  describeFindings(found).forEach((line) => {
    run.say(`  ${line}`);
  });
  run.say(
    `  runs per case: ${runs.map((counts) => counts.length).join(', ')}; journal complete ${lagMs} ms after the last answer`,
  );
  const isEveryKillOver = sayRecoveries(run, kills, found.moments);
  const areReferralsCases = await checkReferrals(run, leaderOf(clients), kills);
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  const isLoadExact = isExact(found) && found.commands === commandCount;
  return isLoadExact && isEveryKillOver && areReferralsCases && stack.crashes.length === 0;
}

interface Battlefield {
  readonly stack: Stack;
  readonly clients: readonly Client[];
  readonly load: Load;
}

/** Spread over the load; the next kill comes only when the hub was seen to work again after the last. */
async function killByTurns(field: Battlefield, random: Random): Promise<Kill[]> {
  const { stack, clients, load } = field;
  const chance = random.named('kills');
  const victims = chance.shuffle([
    ...Array.from({ length: workerKills }, () => 'worker-1' as const),
    ...Array.from({ length: temporalKills }, () => 'temporal' as const),
  ]);
  const numbers = Array.from({ length: commandCount - 100 }, (_, index) => index + 10);
  const moments = chance
    .shuffle(numbers)
    .slice(0, victims.length)
    .sort((a, b) => a - b);
  const kills: Kill[] = [];
  let before = -1;
  for (const [index, victim] of victims.entries()) {
    const moment = Math.max(moments[index] ?? 0, before + 1);
    await until(() => load.accepted >= moment || load.isDone, patienceMs);
    const at = Date.now();
    await stack.kill(victim);
    const referrals = victim === 'temporal' ? await referDuringOutage(clients) : [];
    await delay(chance.between(0, 500));
    const awayMs = Date.now() - at;
    await stack.start(victim);
    before = load.accepted;
    kills.push({ victim, at, awayMs, referrals });
  }
  return kills;
}

async function referDuringOutage(clients: readonly Client[]): Promise<Answered[]> {
  const referring = Array.from({ length: referralsPerOutage }, (_, index) => nth(clients, index));
  return Promise.all(referring.map(refer));
}

/** The first command that really happened after a kill, and when its client heard of it. */
function sayRecoveries(run: ProofRun, kills: readonly Kill[], moments: readonly Moment[]): boolean {
  const timeToNext = ({ at }: Kill) => {
    const heard = moments.filter((m) => m.happenedAt >= at).map((m) => m.heardAt - at);
    return heard.length === 0 ? [] : [Math.min(...heard)];
  };
  for (const victim of ['worker-1', 'temporal'] as const) {
    const own = kills.filter((kill) => kill.victim === victim);
    run.say(
      `${victim}: killed (-9) ${own.length} times, left down ${spread(own.map(({ awayMs }) => awayMs))} ms; next acknowledgement ${spread(own.flatMap(timeToNext))} ms after the kill (min / median / max)`,
    );
  }
  return (
    kills.length === workerKills + temporalKills && kills.every((k) => timeToNext(k).length > 0)
  );
}

async function checkReferrals(run: ProofRun, client: Client, kills: readonly Kill[]) {
  const referrals = kills.flatMap((kill) => kill.referrals);
  const stored = referrals.filter(({ status }) => status === 202).length;
  const workable = await countWorkable(client, referrals);
  run.say(
    `referrals while Temporal was down: ${referrals.length} posted, ${stored} answered 202, ${workable} became cases`,
  );
  const expected = temporalKills * referralsPerOutage;
  return stored === expected && workable === expected;
}
