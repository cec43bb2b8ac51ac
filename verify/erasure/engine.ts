import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { bytesOf, openPayload } from '../../codec/open-payload';
import { freePorts } from '../../launch/ports';
import { showProgress } from '../../launch/progress';
import { Supervisor } from '../../launch/supervisor';
import { findTemporalBinary, temporalSources } from '../../launch/temporal-binary';
import { startTemporalServer } from '../../launch/temporal-server';
import type { CaseKeys } from '../../store/keys/case-keys';
import type { ProofRun } from '../support/proof';
import type { Stack } from '../support/stack';

/** The files of the engine's database as they are now; the engine is away for a moment. */
export async function copyEngine(run: ProofRun, stack: Stack): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'op-koers-hub-engine-copy-'));
  run.atEnd(async () => {
    rmSync(folder, { recursive: true, force: true });
    await Promise.resolve();
  });
  await stack.end('temporal');
  for (const name of readdirSync(stack.folder).filter((one) => one.startsWith('temporal.db')))
    cpSync(join(stack.folder, name), join(folder, name));
  await stack.start('temporal');
  return folder;
}

export function rawBytesOf(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}

/** Another engine on the copy; nothing works for it. */
export async function serveCopy(run: ProofRun, folder: string, namespace: string): Promise<string> {
  const supervisor = new Supervisor({ dataDir: folder, say: () => undefined });
  run.atEnd(() => supervisor.stop());
  const binary = await findTemporalBinary(temporalSources(process.env, showProgress));
  const [port = 0] = await freePorts(1);
  const options = { binary, dataDir: folder, port, namespace };
  return startTemporalServer(supervisor, { ...options, durability: 'throw-away' });
}

export interface ReadHistory {
  readonly workflowId: string;
  readonly erased: number;
  readonly refused: number;
  /** What could be opened. */
  readonly text: string;
}

/** Every history the engine has, with each payload opened by the keys there are, as the Temporal UI shows them. */
export async function readHistories(
  address: string,
  namespace: string,
  keys: CaseKeys,
): Promise<readonly ReadHistory[]> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection, namespace });
    const read: ReadHistory[] = [];
    for await (const { workflowId, runId } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      const opened = await Promise.all(
        payloadsIn(history).map((payload) => openPayload(keys, namespace, payload)),
      );
      const texts = opened.map((one) =>
        one.state === 'open' ? Buffer.from(bytesOf(one.payload)).toString('latin1') : '',
      );
      const count = (state: string) => opened.filter((one) => one.state === state).length;
      read.push({
        ...{ workflowId, erased: count('erased'), refused: count('refused') },
        text: texts.join('\n'),
      });
    }
    return read;
  } finally {
    await connection.close();
  }
}

/** Search attributes are plain by nature: codes and dates, judged by the scan of the raw files. */
function payloadsIn(value: unknown): readonly Payload[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if (isPayload(value)) return [value];
  return Object.entries(value)
    .filter(([field]) => field !== 'searchAttributes')
    .flatMap(([, part]) => payloadsIn(part));
}

function isPayload(value: object): value is Payload {
  return (
    'metadata' in value &&
    typeof value.metadata === 'object' &&
    value.metadata !== null &&
    'encoding' in value.metadata
  );
}
