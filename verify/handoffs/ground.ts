import { join } from 'node:path';
import { freePorts } from '../../launch/ports';
import type { Client } from '../support/deliver';
import { createClients, journalFolder } from '../support/load';
import { makePartnersFolder } from '../support/partners-folder';
import type { ProofRun } from '../support/proof';
import { writeShortRetries } from '../support/short-retries';
import { startStack, type Stack } from '../support/stack';
import { placeWebhookPartners, type PlayedPartner } from '../support/webhook-partners';
import type { Expectation, Expected, Journals } from './checker/check-handoffs';
import { placeZakenPartner, wholeZaak, zakenPartner } from './zaken-partner';

const attempts = 40;

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

export interface Ground {
  readonly stack: Stack;
  readonly clients: readonly Client[];
  readonly journals: Journals;
  readonly expected: Expected;
  /** Of all hand-offs, from 0 to 1. */
  readonly webhookShare: number;
}

/** The partners' programs and the hub that knows them. */
export async function prepareGround(run: ProofRun): Promise<Ground> {
  const folder = makePartnersFolder(run);
  const [webhookPort = 0, zakenPort = 0] = await freePorts(2);
  const seed = String(run.seed);
  const webhook = placeWebhookPartners(
    { folder, name: 'webhook-partner', port: webhookPort },
    playedPartners(seed),
  );
  const zaken = placeZakenPartner({ folder, name: 'zaken-api', port: zakenPort }, seed);
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

function playedPartners(seed: string): readonly PlayedPartner[] {
  const faults = { seed, weights, delayMs: 1_500, retryAfterSeconds: 1 };
  return [
    { id: 'jobstap', script, faults },
    { id: 'wil', script: longScript, faults },
    { id: 'uwv', script, faults },
    { id: 'viveste', script: longScript, faults },
  ];
}

function expectedOf(partners: readonly PlayedPartner[]): Expected {
  const webhook = partners.map((partner): [string, Expectation] => [
    partner.id,
    { things: { offer: 1 }, says: partner.script.map(({ status }) => status) },
  ]);
  const zaken = { things: wholeZaak, says: ['aangenomen', 'afgehandeld'] };
  return {
    zakenPartner,
    partners: { ...Object.fromEntries(webhook), [zakenPartner]: zaken },
  };
}
