import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../launch/ports';
import type { ProofRun } from '../support/proof';
import { newSharedKey, type SigningKey } from '../support/sign-webhook';

export const steadyPartner = 'steady';

export interface SteadyPartner {
  /** For `startStack`. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** What it signs its callbacks with. */
  readonly key: SigningKey;
}

const term = { unit: 'working-days', count: 5 };

/** A partner that takes every message at once and says nothing by itself, so that nothing overlaps. */
export async function openSteadyPartner(run: ProofRun): Promise<SteadyPartner> {
  const [port = 0] = await freePorts(1);
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(202).end();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-partners-'));
  run.atEnd(() => {
    rmSync(folder, { recursive: true, force: true });
    server.closeAllConnections();
    server.close();
    return Promise.resolve();
  });
  const key = newSharedKey();
  const file = {
    id: steadyPartner,
    name: 'A partner of a proof',
    protocol: 'webhook',
    categories: ['identity', 'housing'],
    terms: { acceptance: term, progress: term, completion: term, deletion: term },
    webhook: {
      url: `http://127.0.0.1:${port}/hub`,
      scheme: 'v1',
      signWith: ['PARTNER_STEADY_SIGN'],
      verifyWith: ['PARTNER_STEADY_VERIFY'],
    },
  };
  writeFileSync(join(folder, `${steadyPartner}.json`), JSON.stringify(file));
  return {
    folder,
    env: {
      HUB_PRIVATE_HOSTS: `127.0.0.1:${port}`,
      PARTNER_STEADY_SIGN: `whsec_${randomBytes(32).toString('base64')}`,
      PARTNER_STEADY_VERIFY: key.verifyWith,
    },
    key,
  };
}
