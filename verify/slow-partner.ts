import { join } from 'node:path';
import { freePorts } from '../launch/ports';
import type { Client } from './support/deliver';
import { handingCase, type HandingCase } from './support/handing-cases';
import { createClients } from './support/load';
import { makePartnersFolder } from './support/partners-folder';
import { runProof, type ProofRun } from './support/proof';
import { writeShortRetries } from './support/short-retries';
import { startStack } from './support/stack';
import { placeWebhookPartners } from './support/webhook-partners';
import { readArrivals } from './slow-partner/arrivals';
import { createMeasure, type Window } from './slow-partner/measure';
import { createSlowPhases } from './slow-partner/slow-phase';

const rounds = 2;
const windowsPerPhase = 2;
const slowPerRound = 250;
const slowCases = 20;
const otherCases = 10;
const actionsPerCase = 40;
const attempts = 40;
const largestRatio = 1.5;
const kinds = ['reads', 'commands', 'deliveries'] as const;

void runProof({
  name: 'slow-partner',
  claim: `a partner that answers after 29 s for ${rounds * slowPerRound} hand-offs leaves others within ${largestRatio} times of their quiet figures`,
  protections: ['partner-queues'],
  options: [
    ['--slow <number>', `fewer than ${slowPerRound} hand-offs per round, for a quick look`],
  ],
  longestMs: 1_800_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const slowCount = Number(run.given['slow'] ?? slowPerRound);
  const { measure, slow, journal } = await prepare(run);
  const quietWindows: Window[] = [];
  const slowWindows: Window[] = [];
  // What is new in a process is slow: not measured.
  await measure();
  const measureInto = async (name: string, windows: Window[]) => {
    for (let number = 0; number < windowsPerPhase; number += 1) {
      const window = await measure();
      windows.push(window);
      run.say(`${name}: ${kinds.map((kind) => describe(kind, window)).join(', ')}`);
    }
  };
  for (let round = 1; round <= rounds; round += 1) {
    await measureInto('quiet', quietWindows);
    await slow.begin(slowCount);
    const before = readArrivals(journal).size;
    await measureInto('slow ', slowWindows);
    const meanwhile = readArrivals(journal).size - before;
    await slow.end();
    run.say(
      `round ${round}: ${slowCount} hand-offs to the slow partner, ${meanwhile} reached it while we measured`,
    );
  }
  await measureInto('quiet', quietWindows);
  return kinds.map((kind) => isWithin(run, kind, quietWindows, slowWindows)).every(Boolean);
}

async function prepare(run: ProofRun) {
  const folder = makePartnersFolder(run);
  const [slowPort = 0, otherPort = 0] = await freePorts(2);
  const slowPartner = placeWebhookPartners({ folder, name: 'slow', port: slowPort }, [
    { id: 'jobstap', script: [] },
  ]);
  const others = placeWebhookPartners({ folder, name: 'others', port: otherPort }, [
    { id: 'wil', script: [] },
    { id: 'uwv', script: [] },
  ]);
  const stack = await startStack(run, {
    apis: 1,
    policy: writeShortRetries(folder, attempts),
    partners: join(folder, 'partners'),
    env: {
      ...slowPartner.env,
      ...others.env,
      HUB_PRIVATE_HOSTS: `127.0.0.1:${slowPort},127.0.0.1:${otherPort}`,
      HUB_WITHOUT: run.without ?? '',
    },
  });
  await others.play(run, stack);
  const clients = await createClients(stack, run.random);
  const partners = ['wil', 'uwv'];
  const measure = createMeasure({
    clients,
    cases: await prepareCases(clients, otherCases, partners),
    journal: others.journal,
    partners,
    random: run.random.named('measure'),
  });
  const slow = createSlowPhases({
    ...{ run, stack, clients, partner: slowPartner, partnerId: 'jobstap' },
    cases: await prepareCases(clients, slowCases, ['jobstap']),
  });
  return { measure, slow, journal: slowPartner.journal };
}

async function prepareCases(
  clients: readonly Client[],
  count: number,
  partners: readonly string[],
): Promise<HandingCase[]> {
  const [first] = clients;
  if (first === undefined) throw new Error('There are no clients.');
  const cases: HandingCase[] = [];
  while (cases.length < count)
    cases.push(
      await handingCase(first.caller, first.apis[0] ?? '', { actions: actionsPerCase, partners }),
    );
  return cases;
}

/** The median of the windows' 95th percentiles, slow against quiet. */
function isWithin(
  run: ProofRun,
  kind: (typeof kinds)[number],
  quiet: readonly Window[],
  slow: readonly Window[],
): boolean {
  const of = (windows: readonly Window[]) => median(windows.map((window) => p95(window[kind])));
  const ratio = of(slow) / of(quiet);
  const count = [...quiet, ...slow].reduce((sum, window) => sum + window[kind].length, 0);
  run.say(
    `${kind}: p95 quiet ${show(of(quiet))}, beside the slow partner ${show(of(slow))}: ${ratio.toFixed(2)} times (${count} measured)`,
  );
  return ratio <= largestRatio;
}

function describe(kind: (typeof kinds)[number], window: Window): string {
  return `${kind} ${show(p95(window[kind]))} (p50 ${show(median(window[kind]))})`;
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}

function show(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}
