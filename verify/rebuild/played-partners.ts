import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientsFile } from '../../launch/dev-clients';
import { nodePart } from '../../launch/part';
import { freePorts } from '../../launch/ports';
import { Supervisor } from '../../launch/supervisor';
import type { ProofRun } from '../support/proof';
import type { Stack } from '../support/stack';

export const partnerIds = ['jobstap', 'wil', 'silent', 'refusing', 'unreachable'] as const;
export type PartnerId = (typeof partnerIds)[number];

/** The discard port: no other program of this machine can come to listen there. */
const closedPort = 9;

const term = (count: number) => ({ unit: 'seconds', count });
const terms = { acceptance: term(1), progress: term(1), completion: term(3), deletion: term(1) };
export const categories = ['identity', 'housing', 'debts'] as const;

export interface PlayedPartners {
  /** For `startStack`. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Starts the simulated partner system, which speaks to this hub. */
  readonly start: (run: ProofRun, stack: Stack) => Promise<void>;
}

/** Partners that work, stumble, say nothing, refuse everything, or are not there. */
export async function placePartners(run: ProofRun): Promise<PlayedPartners> {
  const [port = 0] = await freePorts(1);
  const root = mkdtempSync(join(tmpdir(), 'op-koers-hub-partners-'));
  run.atEnd(() => {
    rmSync(root, { recursive: true, force: true });
    return Promise.resolve();
  });
  const folder = join(root, 'partners');
  mkdirSync(folder);
  for (const id of partnerIds) {
    const at = id === 'unreachable' ? closedPort : port;
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(partnerFile(id, at)));
  }
  const secrets = makeSecrets();
  const privateHosts = [port, closedPort].map((one) => `127.0.0.1:${one}`).join(',');
  return {
    folder,
    env: { ...secrets, HUB_PRIVATE_HOSTS: privateHosts },
    async start(own, stack) {
      const config = join(root, 'webhook-partner.json');
      writeFileSync(config, JSON.stringify(simulatorConfig(stack, { port, root, secrets })));
      const env = { WEBHOOK_PARTNER_CONFIG: config };
      const supervisor = new Supervisor({ dataDir: root, say: own.say });
      own.atEnd(() => supervisor.stop());
      await supervisor.start(
        nodePart('webhook-partner', 'simulators/webhook-partner/main.js', env),
      );
    },
  };
}

/** Variables that the partner files name; no two partners may share a secret. */
function makeSecrets(): NodeJS.ProcessEnv {
  const names = partnerIds.flatMap((id) => [signs(id), verifies(id)]);
  return Object.fromEntries(
    names.map((name) => [name, `whsec_${randomBytes(32).toString('base64')}`]),
  );
}

const signs = (id: PartnerId) => `PARTNER_${id.toUpperCase()}_SIGN`;
const verifies = (id: PartnerId) => `PARTNER_${id.toUpperCase()}_VERIFY`;

function partnerFile(id: PartnerId, port: number) {
  return {
    id,
    name: `The ${id} partner`,
    protocol: 'webhook',
    categories,
    terms,
    webhook: {
      url: `http://127.0.0.1:${port}/${id}`,
      scheme: 'v1',
      signWith: [signs(id)],
      verifyWith: [verifies(id)],
    },
  };
}

const at = (afterMs: number, status: string, more: object = {}) => ({ afterMs, status, ...more });

/** What those do that have a system; a message to another is answered 404, or by nobody. */
const behaviour = {
  jobstap: {
    clientId: 'partner-jobstap',
    script: [
      at(200, 'accepted'),
      at(200, 'in-progress', { note: 'Somebody looks at it.' }),
      at(200, 'completed', { outcome: 'A place was found.' }),
    ],
  },
  wil: {
    clientId: 'partner-wil',
    script: [at(300, 'rejected', { reason: 'capacity' })],
    confirmsWith: 'kept',
    faults: { seed: 'rebuild', weights: { ok: 1, 'http-500': 1 } },
  },
  // With another's token it gets no content, and then it says no word.
  silent: { clientId: 'partner-uwv' },
} as const satisfies Partial<Record<PartnerId, object>>;

function simulatorConfig(stack: Stack, place: SimulatorPlace) {
  const { port, root, secrets } = place;
  const played = (['jobstap', 'wil', 'silent'] as const).map((id) => ({
    id,
    path: `/${id}`,
    verify: [secrets[signs(id)]],
    sign: secrets[verifies(id)],
    ...behaviour[id],
  }));
  return {
    port,
    journal: join(root, 'webhook-partner.jsonl'),
    hubUrl: stack.apiUrls[0],
    issuerUrl: stack.issuerUrl,
    clientsFile: clientsFile(stack.folder),
    partners: played,
  };
}

interface SimulatorPlace {
  readonly port: number;
  readonly root: string;
  readonly secrets: NodeJS.ProcessEnv;
}
