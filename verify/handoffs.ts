import { checkHandoffs } from './handoffs/checker/check-handoffs';
import { prepareGround } from './handoffs/ground';
import { killByTurns, type Kill } from './handoffs/kill-by-turns';
import { loseLine } from './handoffs/lose-line';
import { handoffsPerCase, planAll, prepareCases } from './handoffs/plan-handoffs';
import { describeHandoffs, isExactlyOnce } from './handoffs/report';
import { untilShownOver } from './handoffs/until-shown-over';
import { startLoad } from './support/load';
import { runProof, type ProofRun } from './support/proof';
import { spread } from './support/report';

/** A machine that does other things too needs longer by far than the hub does. */
const settleMs = 900_000;
const clientsAtOnce = 8;
const times = { 'worker-1': 2, 'worker-2': 2, temporal: 3 };
const killsInAll = Object.values(times).reduce((sum, count) => sum + count, 0);

void runProof({
  name: 'handoffs',
  claim:
    'hand-offs to failing partners while workers and Temporal are killed: 0 lost, 0 doubled effects',
  protections: ['handoff-keys', 'whole-journal'],
  options: [['--cases <number>', 'fewer than 50 cases of 20 hand-offs, for a quick look']],
  longestMs: 1_800_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const cases = Number(run.given['cases'] ?? 50);
  const count = cases * handoffsPerCase;
  const ground = await prepareGround(run);
  const { stack, journals } = ground;
  const clients = ground.clients.slice(0, clientsAtOnce);
  const startedAt = Date.now();
  const prepared = await prepareCases(ground.clients, cases);
  const load = startLoad(clients, planAll(prepared, run.random.named('order')), {
    cutProbability: 0.15,
    longestCutMs: 80,
    longestPauseMs: 1_000,
    patienceMs: settleMs,
  });
  let isOver = false;
  const killing = killByTurns(stack, {
    times,
    effects: count * ground.webhookShare,
    journal: journals.webhookPartners,
    random: run.random.named('kills'),
    isOver: () => isOver,
  });
  const settling = async () => {
    await load.done;
    run.say(`${count} hand-offs, ${cases} cases, asked for in ${since(startedAt)} s`);
    const isInTime = await untilShownOver(clients, {
      cases: prepared.map(({ caseNumber }) => caseNumber),
      handoffs: count,
      patienceMs: settleMs,
      journals: [journals.webhookPartners, journals.zakenApi],
      shown: journals.shown,
    });
    isOver = true;
    run.say(`${isInTime ? 'all over' : 'NOT all over'} after ${since(startedAt)} s`);
    return isInTime;
  };
  const [kills, isSettled] = await Promise.all([killing, settling()]);
  if (run.without === 'whole-journal') loseLine(journals.webhookPartners, run.random.named('lose'));
  const found = checkHandoffs(journals, ground.expected);
  for (const line of [...describeKills(kills), ...describeHandoffs(found)]) run.say(line);
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  const wasKilled = kills.length === killsInAll && stack.crashes.length === 0;
  return isExactlyOnce(found, count) && isSettled && wasKilled;
}

function describeKills(kills: readonly Kill[]): string[] {
  return (['worker-1', 'worker-2', 'temporal'] as const).map((victim) => {
    const own = kills.filter((kill) => kill.victim === victim);
    return `${victim}: killed (-9) ${own.length} times, away ${spread(own.map(({ awayMs }) => awayMs))} ms`;
  });
}

function since(startedAt: number): string {
  return ((Date.now() - startedAt) / 1_000).toFixed(1);
}
