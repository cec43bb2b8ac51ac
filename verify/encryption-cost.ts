import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { openHistories, type Histories } from './events/case-history';
import { playReferenceCase, type Pace } from './events/reference-case';
import { cpuMsOf } from './encryption-cost/cpu-time';
import { createCaller } from './support/caller';
import { runProof, type ProofRun } from './support/proof';
import { startStack, type Stack } from './support/stack';

const aim = 1.05;
const most = 1.15;
const parts = ['worker-1', 'api-1'] as const;

void runProof({
  name: 'encryption-cost',
  claim: `the life of a case costs at most ${most} times the CPU with encryption as without (aim ${aim})`,
  protections: ['quick-cipher'],
  options: [
    ['--cases <number>', 'cases in each half of a pair, at most 80; 40 when left out'],
    ['--pairs <number>', 'pairs, one half with and one without; 6 when left out'],
  ],
  longestMs: 3_600_000,
  prove,
});

interface Scene {
  readonly run: ProofRun;
  readonly stack: Stack;
  readonly histories: Histories;
  readonly database: Client;
  readonly cases: number;
}

type Way = 'with' | 'without';

/** What each part needed for one case, in ms. */
type Cost = Readonly<Record<(typeof parts)[number], number>>;

async function prove(run: ProofRun): Promise<boolean> {
  const cases = Number(run.given['cases'] ?? 40);
  const pairs = Number(run.given['pairs'] ?? 6);
  const stack = await startStack(run, { apis: 1 });
  const histories = await openHistories(run, stack);
  const database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
  run.atEnd(() => database.end());
  const scene = { run, stack, histories, database, cases };
  const ratios: number[] = [];
  for (let pair = 1; pair <= pairs; pair += 1) {
    // By turns, so that whatever grows or warms up meanwhile burdens both alike.
    const order: readonly Way[] = pair % 2 === 0 ? ['with', 'without'] : ['without', 'with'];
    const costs: Partial<Record<Way, Cost>> = {};
    for (const way of order) costs[way] = await measure(scene, way, pair);
    const ratio = sum(costs.with) / sum(costs.without);
    ratios.push(ratio);
    run.say(
      `pair ${pair}: with ${tell(costs.with)}, without ${tell(costs.without)}, ratio ${ratio.toFixed(3)}`,
    );
  }
  const middle = median(ratios);
  run.say(`${cases} cases in each half; CPU of worker and api together per case`);
  const [least, greatest] = [Math.min(...ratios), Math.max(...ratios)];
  const shown = [least, middle, greatest].map((ratio) => ratio.toFixed(3));
  run.say(`ratio min / median / max: ${shown.join(' / ')}`);
  run.say(`${middle <= aim ? 'within' : 'above'} the aim of ${aim}`);
  return middle <= most;
}

/** Both processes start anew, play some cases to warm up, and are measured while they play the others. */
async function measure(
  { run, stack, histories, database, cases }: Scene,
  way: Way,
  pair: number,
): Promise<Cost> {
  const env = envOf(way, run.without);
  for (const part of parts) await stack.end(part);
  for (const part of parts) await stack.start(part, env);
  // Cases that are over give their slots at the table back: there are not enough for all halves.
  await database.query('delete from slot_claim');
  const caller = await createCaller(stack, 'wc-01');
  const api = stack.apiUrls[0] ?? '';
  const play = async (name: string) => {
    const keyOf = (step: string) =>
      createHash('sha256')
        .update(`${run.seed} ${pair} ${way} ${name} ${step}`)
        .digest('hex')
        .slice(0, 32);
    const caseNumber = await playReferenceCase({ caller, api, keyOf }, pace);
    await histories.rest(caseNumber);
  };
  const warmUp = Math.ceil(cases / 4);
  for (let index = 0; index < warmUp; index += 1) await play(`warm-up ${index}`);
  const before = parts.map((part) => cpuMsOf(stack, part));
  for (let index = 0; index < cases; index += 1) await play(String(index));
  const after = parts.map((part) => cpuMsOf(stack, part));
  const perCase = parts.map((_, index) => ((after[index] ?? 0) - (before[index] ?? 0)) / cases);
  return { 'worker-1': perCase[0] ?? 0, 'api-1': perCase[1] ?? 0 };
}

const slowed = { NODE_OPTIONS: `--require ${require.resolve('./encryption-cost/slow-cipher')}` };

/** Without: neither what Temporal carries nor the dossier is encrypted. */
function envOf(way: Way, without: string | undefined): NodeJS.ProcessEnv {
  if (way === 'without') return { HUB_CODEC: 'off', HUB_WITHOUT: 'dossier-encryption' };
  return { HUB_CODEC: 'on', ...(without === undefined ? {} : slowed) };
}

const pace: Pace = {
  times: 1,
  isTogether: false,
  contacts: 0,
  afterEach: () => Promise.resolve(),
};

function sum(cost: Cost | undefined): number {
  return parts.reduce((total, part) => total + (cost?.[part] ?? 0), 0);
}

function tell(cost: Cost | undefined): string {
  const each = parts.map((part) => `${part} ${(cost?.[part] ?? 0).toFixed(0)}`);
  return `${sum(cost).toFixed(0)} ms (${each.join(', ')})`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
