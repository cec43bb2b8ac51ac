import { z } from 'zod';
import { createPartnerHttp, type PartnerRequest } from '../connectors/partner-http';
import { createZgwConnector } from '../connectors/zgw/zgw-connector';
import { runProof, type ProofRun } from './support/proof';
import { checkLife } from './zgw/check-life';
import { file, follow, recall, type Life, type Stage } from './zgw/course';
import { createJudge } from './zgw/judge';
import { makeLives } from './zgw/lives';
import { lookAt } from './zgw/partner-eyes';
import type { Peer } from './zgw/peer';
import { missedPlants, plants } from './zgw/plants';
import { findRealPeer } from './zgw/real-peer';
import { startSimulatorPeer, type SimulatorPeer } from './zgw/simulator-peer';
import { blindfold, tap } from './zgw/wires';

const GivenSchema = z.object({
  against: z.url().optional(),
  seedFile: z.string().default('seed.json'),
  client: z.string().default('opkoers'),
  clientSecret: z.string().default('judge-secret-not-real'),
  handoffs: z.coerce.number().int().min(1).max(500).default(60),
  atOnce: z.coerce.number().int().min(1).max(20).default(6),
  port: z.coerce.number().int().default(18_531),
});
type Given = z.infer<typeof GivenSchema>;

/** What passed between hub and partner. */
interface Wire {
  readonly requests: PartnerRequest[];
  readonly answers: string[];
}

void runProof({
  name: 'zgw',
  claim: 'each hand-off is one zaak, one status, one rol, one of each eigenschap, whatever fails',
  protections: ['look-first'],
  options: [
    ['--against <url>', 'a real Open Zaak instead of the simulator'],
    ['--seed-file <file>', 'the URLs of its catalogue'],
    ['--client <id>', 'client id there'],
    ['--client-secret <secret>', 'its secret'],
    ['--handoffs <number>', 'how many'],
    ['--at-once <number>', 'how many of them at a time'],
    ['--port <number>', 'of the simulator'],
  ],
  longestMs: 900_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const given = GivenSchema.parse(run.given);
  const rol = run.without === undefined ? 'initiator' : 'belanghebbende';
  if (given.against !== undefined) {
    const peer = findRealPeer({ ...given, against: given.against, rol });
    return proveAt(run, given, { peer });
  }
  const simulator = await startSimulatorPeer({ port: given.port, seed: run.seed, rol });
  run.atEnd(simulator.stop);
  return proveAt(run, given, { peer: simulator.peer, simulator });
}

async function proveAt(
  run: ProofRun,
  { handoffs, atOnce }: Given,
  { peer, simulator }: { peer: Peer; simulator?: SimulatorPeer },
): Promise<boolean> {
  const wire: Wire = { requests: [], answers: [] };
  const stage = makeStage(run, peer, wire);
  const lives = makeLives(handoffs, run);
  let started = 0;
  await inLanes(lives, atOnce, async (life) => {
    started += 1;
    // In the middle, with others under way.
    if (started === Math.ceil(handoffs / 2)) await simulator?.crash();
    await live(life, stage);
  });
  sayFaults(run, lives, simulator);
  run.say(`on the wire: ${countBy(wire.answers)}`);
  await simulator?.calm();
  const wrong = await sayWhatIsThere(run, lives, peer);
  const invalid = sayJudgement(run, wire.requests, peer);
  return wrong + invalid === 0;
}

function makeStage(run: ProofRun, peer: Peer, { requests, answers }: Wire): Stage {
  const { partner, secretOf, host, headersMs } = peer;
  const timeouts = { headersMs, totalMs: headersMs * 2 };
  const http = createPartnerHttp({ privateHosts: [host], timeouts });
  run.atEnd(async () => {
    http.close();
    return Promise.resolve();
  });
  const wire = run.without === 'look-first' ? blindfold(http) : http;
  const kept = tap(
    wire,
    (request) => {
      requests.push(request);
    },
    (code) => {
      answers.push(code);
    },
  );
  return { peer, connector: createZgwConnector({ partner, http: kept, secretOf }) };
}

/** A hand-off that fails for good is counted by what is missing at the partner. */
async function live(life: Life, stage: Stage): Promise<void> {
  try {
    await file(life, stage);
    if (life.end !== 'recalled') await follow(life, stage);
    if (life.end !== 'completed') await recall(life, stage);
  } catch (error) {
    life.troubles.push(error instanceof Error ? `gave up: ${error.message}` : 'gave up');
  }
}

async function inLanes(
  lives: readonly Life[],
  count: number,
  act: (life: Life) => Promise<void>,
): Promise<void> {
  const waiting = [...lives];
  const lane = async () => {
    for (let life = waiting.shift(); life !== undefined; life = waiting.shift()) await act(life);
  };
  await Promise.all(Array.from({ length: count }, lane));
}

function sayFaults(run: ProofRun, lives: readonly Life[], simulator: SimulatorPeer | undefined) {
  const attempts = lives.reduce((sum, life) => sum + life.attempts, 0);
  const ends = countBy(lives.map(({ end }) => end));
  run.say(`${lives.length} hand-offs (${ends}) in ${attempts} attempts`);
  run.say(`attempts that failed: ${countBy(lives.flatMap(({ troubles }) => troubles)) || 'none'}`);
  run.say(
    `reports: ${countBy(lives.flatMap(({ reports }) => reports.map(({ status }) => status)))}`,
  );
  if (simulator === undefined) return;
  const played = [...simulator.countFaults()].map(([fault, count]) => `${fault} ${count}`);
  run.say(`simulator: killed once and started again; answers: ${played.join(', ')}`);
}

async function sayWhatIsThere(run: ProofRun, lives: readonly Life[], peer: Peer): Promise<number> {
  const found: string[] = [];
  for (const life of lives) {
    const wrong = checkLife(life, await lookAt(peer, life.handoff.handoffId), peer);
    if (wrong.length > 0)
      found.push(`${life.handoff.handoffId} (${life.end}): ${wrong.join(', ')}`);
  }
  for (const line of found.slice(0, 10)) run.say(`  ${line}`);
  run.say(`at the partner: ${lives.length - found.length} of ${lives.length} exactly once`);
  return found.length;
}

/** Every request that was sent, and then the judge itself. */
function sayJudgement(run: ProofRun, requests: readonly PartnerRequest[], peer: Peer): number {
  const judge = createJudge(peer.partner.zgw.baseUrl);
  const errors = requests.flatMap((request) => judge(request));
  run.say(`${requests.length} requests by the OpenAPI of 1.5.1: ${errors.length} errors`);
  for (const error of new Set(errors)) run.say(`  ${error}`);
  const missed = missedPlants(requests, judge);
  run.say(`${plants.length} planted errors, ${plants.length - missed.length} found`);
  for (const name of missed) run.say(`  not found: ${name}`);
  return errors.length + missed.length;
}

function countBy(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join(', ');
}
