import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../launch/ports';
import { checkHandoffs, type Expected, type Journals } from './handoffs/checker/check-handoffs';
import { killByTurns, type Kill } from './handoffs/kill-by-turns';
import { loseLine } from './handoffs/lose-line';
import { describeHandoffs, isExactlyOnce } from './handoffs/report';
import { untilShownOver } from './handoffs/until-shown-over';
import { placeZakenPartner, wholeZaak, zakenPartner } from './handoffs/zaken-partner';
import { nth, type Client } from './support/deliver';
import { handingCase, planHandoff, type HandingCase } from './support/handing-cases';
import { createClients, journalFolder, startLoad } from './support/load';
import type { PlannedCommand } from './support/planned-command';
import { runProof, type ProofRun } from './support/proof';
import { spread } from './support/report';
import { writeShortRetries } from './support/short-retries';
import { startStack, type Stack } from './support/stack';
import { placeWebhookPartners, type PlayedPartner } from './support/webhook-partners';

const handoffsPerCase = 20;
const attempts = 40;
const settleMs = 300_000;
const preparedAtOnce = 4;
const times = { 'worker-1': 3, 'worker-2': 3, temporal: 3 };

const script = [
  { afterMs: 300, status: 'accepted' as const },
  { afterMs: 700, status: 'completed' as const, outcome: 'There is an appointment.' },
];
const longScript = [
  { afterMs: 100, status: 'accepted' as const },
  { afterMs: 300, status: 'in-progress' as const, note: 'An appointment was made.' },
  { afterMs: 600, status: 'completed' as const, outcome: 'It is arranged.' },
];
const weights = {
  ok: 70,
  'http-500': 6,
  'busy-503': 5,
  'throttled-429': 5,
  delay: 4,
  'reset-mid-answer': 5,
  'accept-then-lose': 4,
  'time-out': 1,
};

void runProof({
  name: 'handoffs',
  claim:
    'hand-offs to failing partners while workers and Temporal are killed: 0 lost, 0 doubled effects',
  protections: ['handoff-keys', 'whole-journal'],
  options: [['--cases <number>', 'fewer than 50 cases of 20 hand-offs, for a quick look']],
  longestMs: 900_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const cases = Number(run.given['cases'] ?? 50);
  const count = cases * handoffsPerCase;
  const ground = await prepare(run);
  const { stack, clients, journals } = ground;
  const startedAt = Date.now();
  const prepared = await prepareCases(clients, cases);
  const load = startLoad(clients, planAll(run, prepared), {
    cutProbability: 0.15,
    longestCutMs: 80,
    longestPauseMs: 1_000,
    patienceMs: 300_000,
  });
  let isOver = false;
  const killing = killByTurns(stack, {
    times,
    effects: count * ground.webhookShare,
    journal: journals.webhookPartners,
    random: run.random.named('kills'),
    isOver: () => isOver,
  });
  await load.done;
  run.say(`${count} hand-offs, ${cases} cases, asked for in ${since(startedAt)} s`);
  const isSettled = await untilShownOver(clients, {
    cases: prepared.map(({ caseNumber }) => caseNumber),
    handoffs: count,
    patienceMs: settleMs,
    journals: [journals.webhookPartners, journals.zakenApi],
    shown: journals.shown,
  });
  run.say(`${isSettled ? 'all over' : 'NOT all over'} after ${since(startedAt)} s`);
  isOver = true;
  const kills = await killing;
  if (run.without === 'whole-journal') loseLine(journals.webhookPartners, run.random.named('lose'));
  const found = checkHandoffs(journals, ground.expected);
  describeKills(kills).forEach(run.say);
  describeHandoffs(found).forEach(run.say);
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  const wasKilled = kills.length === 9 && stack.crashes.length === 0;
  return isExactlyOnce(found, count) && isSettled && wasKilled;
}

interface Ground {
  readonly stack: Stack;
  readonly clients: readonly Client[];
  readonly journals: Journals;
  readonly expected: Expected;
  /** Of all hand-offs, from 0 to 1. */
  readonly webhookShare: number;
}

/** The partners' programs and the hub that knows them. */
async function prepare(run: ProofRun): Promise<Ground> {
  const folder = makeFolder(run);
  const [webhookPort = 0, zakenPort = 0] = await freePorts(2);
  const seed = String(run.seed);
  const webhook = placeWebhookPartners({ folder, port: webhookPort }, playedPartners(seed));
  const zaken = placeZakenPartner({ folder, port: zakenPort }, seed);
  await zaken.play(run);
  const stack = await startStack(run, {
    apis: 1,
    workers: 2,
    policy: writeShortRetries(folder, attempts),
    partners: join(folder, 'partners'),
    env: {
      ...webhook.env,
      ...zaken.env,
      HUB_PRIVATE_HOSTS: `127.0.0.1:${webhookPort},127.0.0.1:${zakenPort}`,
      HUB_WITHOUT: run.without === 'handoff-keys' ? run.without : '',
    },
  });
  await webhook.play(run, stack);
  return {
    stack,
    clients: await createClients(stack, run.random),
    journals: {
      clients: journalFolder(stack),
      shown: join(folder, 'shown.jsonl'),
      webhookPartners: webhook.journal,
      zakenApi: zaken.journal,
    },
    expected: expectedOf(playedPartners(seed)),
    webhookShare: 0.9,
  };
}

function makeFolder(run: ProofRun): string {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-handoffs-'));
  chmodSync(folder, 0o700);
  run.atEnd(async () => {
    if (run.keep) run.say(`partner files and their journals: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
    await Promise.resolve();
  });
  return folder;
}

function playedPartners(seed: string): readonly PlayedPartner[] {
  const faults = { seed, weights, delayMs: 1_500, retryAfterSeconds: 1 };
  return [
    { id: 'jobstap', script, faults },
    { id: 'wil', script: longScript, faults },
    { id: 'uwv', script, faults },
  ];
}

function expectedOf(partners: readonly PlayedPartner[]): Expected {
  const webhook = partners.map((partner) => [
    partner.id,
    { things: { offer: 1 }, says: partner.script.map(({ status }) => status) },
  ]);
  const zaken = { things: wholeZaak, says: ['aangenomen', 'afgehandeld'] };
  return {
    zakenPartner,
    partners: { ...Object.fromEntries(webhook), [zakenPartner]: zaken },
  };
}

/** Of twenty hand-offs two go to the Zaken API, and the others by turns to the webhook partners. */
function partnerOf(index: number): string {
  if (index % 10 === 9) return zakenPartner;
  return ['jobstap', 'wil', 'uwv'][index % 3] ?? '';
}

async function prepareCases(clients: readonly Client[], count: number): Promise<HandingCase[]> {
  const partners = ['jobstap', 'wil', 'uwv', zakenPartner];
  const lanes = Array.from({ length: preparedAtOnce }, async (_, lane) => {
    const { caller, apis } = nth(clients, lane);
    const own: HandingCase[] = [];
    for (let number = lane; number < count; number += preparedAtOnce)
      own.push(await handingCase(caller, apis[0] ?? '', { actions: handoffsPerCase, partners }));
    return own;
  });
  return (await Promise.all(lanes)).flat();
}

function planAll(run: ProofRun, cases: readonly HandingCase[]): PlannedCommand[] {
  const all = cases.flatMap((one) =>
    Array.from({ length: handoffsPerCase }, (_, index) => ({ ...one, index })),
  );
  return run.random
    .named('order')
    .shuffle(all)
    .map(({ index, ...one }, number) =>
      planHandoff({ ...one, number, actionId: `a${index + 1}`, partner: partnerOf(index) }),
    );
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
