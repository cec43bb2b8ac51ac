import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { z } from 'zod';
import { createDataConverter } from '../../codec/data-converter';
import { loadKeyRing } from '../../config/key-ring';
import { repoRoot } from '../../launch/repo-root';
import { createCaseKeys, type CaseKeys } from '../../store/keys/case-keys';
import type { KeyRing } from '../../store/keys/key-ring';
import { createCaller, type Caller } from '../support/caller';
import type { ProofRun } from '../support/proof';
import { startStack, type Stack } from '../support/stack';

export interface Ground {
  readonly stack: Stack;
  readonly api: string;
  readonly callers: Readonly<Record<'professional' | 'proposer' | 'approver', Caller>>;
  /** As the hub's own clients encode. */
  readonly client: Client;
  readonly keys: CaseKeys;
  readonly ring: KeyRing;
  readonly forReplay: DataConverter;
}

const PolicySchema = z.looseObject({
  retention: z.looseObject({ grounds: z.record(z.string(), z.looseObject({})) }),
});

/** A hub of real processes where years of keeping are over in a second, and the waiting time in three. */
export async function prepareGround(run: ProofRun): Promise<Ground> {
  const HUB_WITHOUT = run.without === undefined ? '' : run.without;
  const stack = await startStack(run, { apis: 1, policy: writePolicy(run), env: { HUB_WITHOUT } });
  const ring = loadKeyRing({ HUB_KEY_RING_FILE: join(stack.folder, 'key-ring') });
  const keys = createCaseKeys({ url: stack.databaseUrl, ring });
  run.atEnd(() => keys.close());
  const { namespace, temporalAddress: address } = stack;
  const connection = await Connection.connect({ address });
  run.atEnd(() => connection.close());
  const converter = (side: 'client' | 'worker') =>
    createDataConverter('on', { keys, namespace, side });
  const [api = ''] = stack.apiUrls;
  return {
    ...{ stack, api, keys, ring, forReplay: converter('worker') },
    client: new Client({ connection, namespace, dataConverter: converter('client') }),
    callers: {
      professional: await createCaller(stack, 'wc-01'),
      proposer: await createCaller(stack, 'pl-01'),
      approver: await createCaller(stack, 'po-01'),
    },
  };
}

function writePolicy(run: ProofRun): string {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-erasure-'));
  run.atEnd(async () => {
    rmSync(folder, { recursive: true, force: true });
    await Promise.resolve();
  });
  const demo = readFileSync(join(repoRoot, 'config', 'policy', 'demo.json'), 'utf8');
  const policy = PolicySchema.parse(JSON.parse(demo));
  const keep = { unit: 'seconds', count: 1 };
  const grounds = Object.fromEntries(
    Object.entries(policy.retention.grounds).map(([name, rule]) => [name, { ...rule, keep }]),
  );
  const erasureWait = { unit: 'seconds', count: 3 };
  const file = join(folder, 'policy.json');
  const retention = { ...policy.retention, grounds, erasureWait };
  writeFileSync(file, JSON.stringify({ ...policy, retention }));
  return file;
}
