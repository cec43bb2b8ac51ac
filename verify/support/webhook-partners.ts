import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataCategory } from '../../domain/basis/category';
import type { PartnerTerms, WebhookPartner } from '../../domain/partner/partner';
import { clientsFile } from '../../launch/dev-clients';
import type { ProofRun } from './proof';
import { startSimulator, type Simulator } from './simulator';
import type { Stack } from './stack';

/** What a webhook partner does, in the words of its simulator's own file. */
export interface PlayedPartner {
  /** One of those the development issuer has a client for. */
  readonly id: 'jobstap' | 'wil' | 'uwv' | 'viveste';
  readonly script: readonly PlayedStep[];
  readonly faults?: PlayedFaults;
}

interface PlayedStep {
  readonly afterMs: number;
  readonly status: 'accepted' | 'in-progress' | 'completed';
  readonly note?: string;
  readonly outcome?: string;
}

export interface PlayedFaults {
  readonly seed: string;
  readonly weights: Readonly<Record<string, number>>;
  readonly delayMs?: number;
  readonly retryAfterSeconds?: number;
}

export interface PlacedPartners {
  /** The secrets that the partner files name. */
  readonly env: NodeJS.ProcessEnv;
  readonly journal: string;
}

export interface PlacedWebhookPartners extends PlacedPartners {
  /** Plays them, once the hub they answer is there. Another `faults` goes for all of them. */
  play(run: ProofRun, stack: Stack, faults?: PlayedFaults): Promise<Simulator>;
}

/** Longer than any proof. */
const term = { unit: 'working-days', count: 10 } as const;
export const longTerms: PartnerTerms = {
  acceptance: term,
  progress: term,
  completion: term,
  deletion: term,
};
export const handedCategories: readonly DataCategory[] = ['identity', 'contact', 'work', 'income'];

export interface Place {
  /** For journals and configurations; the partner files are in `partners` below it. */
  readonly folder: string;
  /** Of its journal and its configuration. */
  readonly name: string;
  readonly port: number;
}

/** Writes the partner files that the hub reads, with keys of their own. */
export function placeWebhookPartners(
  { folder, name, port }: Place,
  partners: readonly PlayedPartner[],
): PlacedWebhookPartners {
  const keyed = partners.map((partner) => ({
    partner,
    variable: `PARTNER_${partner.id.toUpperCase()}`,
    ofHub: newKey(),
    ofPartner: newKey(),
  }));
  for (const { partner, variable } of keyed)
    writePartnerFile(folder, fileOf(partner.id, variable, port));
  const journal = join(folder, `${name}.jsonl`);
  return {
    env: Object.fromEntries(
      keyed.flatMap(({ variable, ofHub, ofPartner }) => [
        [`${variable}_SIGN`, ofHub],
        [`${variable}_VERIFY`, ofPartner],
      ]),
    ),
    journal,
    async play(run, stack, faults) {
      const config = {
        port,
        journal,
        hubUrl: stack.apiUrls[0],
        issuerUrl: stack.issuerUrl,
        clientsFile: clientsFile(stack.folder),
        partners: keyed.map(({ partner, ofHub, ofPartner }) => ({
          ...partner,
          ...(faults === undefined ? {} : { faults }),
          path: `/${partner.id}`,
          clientId: `partner-${partner.id}`,
          verify: [ofHub],
          sign: ofPartner,
        })),
      };
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
      return startSimulator(run, 'webhook-partner', { WEBHOOK_PARTNER_CONFIG: file });
    },
  };
}

export function writePartnerFile(folder: string, partner: { readonly id: string }): void {
  const partners = join(folder, 'partners');
  mkdirSync(partners, { recursive: true });
  writeFileSync(join(partners, `${partner.id}.json`), JSON.stringify(partner));
}

function fileOf(id: string, variable: string, port: number): WebhookPartner {
  return {
    id,
    name: `Partner ${id}`,
    protocol: 'webhook',
    categories: handedCategories,
    terms: longTerms,
    webhook: {
      url: `http://127.0.0.1:${port}/${id}`,
      scheme: 'v1',
      signWith: [`${variable}_SIGN`],
      verifyWith: [`${variable}_VERIFY`],
    },
  };
}

function newKey(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
