import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { createEngineClient } from '../../api/commands/engine';
import type { EditionRhythm } from '../../domain/report/edition-due';
import { nodePart } from '../../launch/part';
import { freePorts } from '../../launch/ports';
import { showProgress } from '../../launch/progress';
import { findTemporalBinary, temporalSources } from '../../launch/temporal-binary';
import { prepareNamespace } from '../../launch/temporal-namespace';
import { startTemporalServer } from '../../launch/temporal-server';
import type { ReportScheduleOptions } from '../../worker/report-schedule';
import type { ProofRun } from '../support/proof';
import { keepStackFolder, makeStackFolder } from '../support/stack-folder';
import { StackParts } from '../support/stack-parts';
import { EditionFiles } from './edition-files';

const namespace = 'default';
/** Houten's, in the past: a schedule that was made to start for times to come sleeps until then when it is changed. */
export const rhythm: EditionRhythm = { everyWeeks: 6, firstOn: '2025-01-06' };

/** A real server and a worker, each to be killed and started again. */
export interface Ground {
  readonly client: Client;
  readonly schedule: ReportScheduleOptions;
  readonly files: EditionFiles;
  /** Parts that ended by themselves and were started again. */
  readonly crashes: readonly string[];
  kill(part: 'temporal' | 'worker-1'): Promise<void>;
  start(part: 'temporal' | 'worker-1'): Promise<void>;
  /** The worker kills itself at the worst moment of the next edition. */
  dieAfterPublishing(): void;
}

export async function prepareGround(run: ProofRun): Promise<Ground> {
  const folder = await makeStackFolder();
  const parts = new StackParts(folder);
  run.atEnd(async () => {
    await parts.killAll();
    if (run.keep) {
      keepStackFolder(folder);
      run.say(`data, logs and editions: ${folder}`);
    } else rmSync(folder, { recursive: true, force: true });
  });
  const address = await startTemporal(parts, folder);
  const taskQueue = 'op-koers';
  parts.definePart(
    'worker-1',
    nodePart('worker-1', 'verify/schedule/report-worker.js', {
      TEMPORAL_ADDRESS: address,
      REPORT_FOLDER: folder,
      REPORT_QUEUE: taskQueue,
      REPORT_WITHOUT: run.without ?? '',
    }),
  );
  await parts.start('worker-1');
  const client = createEngineClient(address, namespace);
  run.atEnd(() => client.connection.close());
  return {
    client,
    schedule: { client, taskQueue, rhythm },
    files: new EditionFiles(folder),
    crashes: parts.crashes,
    kill: (part) => parts.kill(part),
    start: (part) => parts.start(part),
    dieAfterPublishing: () => {
      writeFileSync(join(folder, 'die-after-publishing'), '');
    },
  };
}

/** Resolves to its address. */
async function startTemporal(parts: StackParts, dataDir: string): Promise<string> {
  const [port = 0] = await freePorts(1);
  const binary = await findTemporalBinary(temporalSources(process.env, showProgress));
  const durability = 'throw-away';
  parts.define('temporal', (supervisor) =>
    startTemporalServer(supervisor, { binary, dataDir, port, namespace, durability }),
  );
  await parts.start('temporal');
  const address = `127.0.0.1:${port}`;
  await prepareNamespace({ address }, namespace, 'lengthen');
  return address;
}
