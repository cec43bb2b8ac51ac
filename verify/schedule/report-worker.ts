import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createReportActivities } from '../../activities/report-activities';
import { repoRoot } from '../../launch/repo-root';
import { EditionFiles } from './edition-files';

/** Long enough to be killed in. */
const publishingMs = 150;

/** A worker for the report alone, to be killed; what it published is in files. */
async function main(): Promise<void> {
  const { TEMPORAL_ADDRESS: address = '', REPORT_FOLDER: folder = '' } = process.env;
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const files = new EditionFiles(folder);
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue: process.env['REPORT_QUEUE'] ?? '',
    workflowBundle: { codePath: join(repoRoot, 'dist', 'workflow-bundle.js') },
    stickyQueueScheduleToStartTimeout: '2 seconds',
    activities: createReportActivities({
      async publishEdition(slot) {
        await delay(publishingMs);
        const edition = files.publish(slot, process.env['REPORT_WITHOUT'] !== 'edition-slot');
        dieWhenAsked(folder);
        return edition;
      },
      listeners: ['policyGroup', 'open-data'],
      tellListener: ({ edition, listener }) => {
        files.tell({ edition, listener });
        return Promise.resolve();
      },
      tellAgainAfterSeconds: [1, 1],
    }),
  });
  const running = worker.run();
  process.send?.('ready');
  await running;
}

/** The worst moment: the edition is there, and the engine has not heard of it. Once. */
function dieWhenAsked(folder: string): void {
  const asked = join(folder, 'die-after-publishing');
  const done = join(folder, 'died');
  if (!existsSync(asked) || existsSync(done)) return;
  writeFileSync(done, '');
  process.kill(process.pid, 'SIGKILL');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
