import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities, type ActivityDependencies } from '../../activities/index';
import { recordEvents } from '../../store/case-journal';
import type { Database } from '../../store/database';
import { setting } from './test-database';

export interface TestWorkerOptions {
  readonly db: Database;
  readonly taskQueue: string;
  /** Stand-ins for what the activities use; what is left out is the real thing. */
  readonly activities?: Partial<ActivityDependencies>;
}

export interface TestWorker {
  stop(): Promise<void>;
}

/** The hub's worker on a task queue of its own, with the bundle that this run made. */
export async function startTestWorker(options: TestWorkerOptions): Promise<TestWorker> {
  const { db, taskQueue, activities } = options;
  installRuntime();
  const connection = await NativeConnection.connect({ address: setting('TEMPORAL_ADDRESS') });
  const worker = await Worker.create({
    connection,
    taskQueue,
    // The default names this machine, and it stands in every recorded history.
    identity: 'test-worker',
    workflowBundle: { codePath: setting('WORKFLOW_BUNDLE') },
    activities: createActivities({
      recordEvents: (caseNumber, events) => recordEvents(db, caseNumber, events),
      ...activities,
    }),
    stickyQueueScheduleToStartTimeout: '2 seconds',
    shutdownGraceTime: '1 second',
  });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

let isInstalled = false;

/** Once per test file, before any worker; a second call throws. Defects that a test provokes are not for the console. */
export function installRuntime(): void {
  if (!isInstalled) Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  isInstalled = true;
}
