import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities, type ActivityDependencies } from '../../activities/index';
import type { ReportDependencies } from '../../activities/report-activities';
import { recordEvents } from '../../store/case-journal';
import type { Database } from '../../store/database';
import { handoffDependencies } from '../../worker/handoff-dependencies';
import type { KnownPartner } from '../../activities/partner-call';
import { createPartnerWorkers } from '../../worker/partner-workers';
import { runAll } from '../../worker/run-all';
import { refuseInput } from '../../worker/refuse-input';
import { setting } from './test-database';
import { openTestKeys, testConverter } from './test-keys';

export interface TestWorkerOptions {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly taskQueue: string;
  readonly codec?: 'on' | 'off';
  /** Stand-ins for what the activities use; what is left out is the real thing. */
  readonly activities?: Partial<ActivityDependencies>;
  /** Who hand-offs go to; nobody when left out. */
  readonly partners?: ReadonlyMap<string, KnownPartner>;
}

export interface TestWorker {
  stop(): Promise<void>;
}

/** Nobody asks for a report where a test does not say what it is. */
const reports: ReportDependencies = {
  publishEdition: () => Promise.reject(new Error('this test has no editions')),
  listeners: [],
  tellListener: () => Promise.resolve(),
  tellAgainAfterSeconds: [],
};

/** The default names this machine, and it stands in every recorded history. */
const identity = 'test-worker';

/** The hub's worker on a task queue of its own, with the bundle that this run made. */
export async function startTestWorker(options: TestWorkerOptions): Promise<TestWorker> {
  const {
    db,
    databaseUrl,
    taskQueue,
    codec = 'on',
    activities: standIns,
    partners = new Map<string, KnownPartner>(),
  } = options;
  installRuntime();
  const connection = await NativeConnection.connect({ address: setting('TEMPORAL_ADDRESS') });
  const clientConnection = await Connection.connect({ address: setting('TEMPORAL_ADDRESS') });
  const keys = openTestKeys(databaseUrl);
  const client = new Client({
    connection: clientConnection,
    identity,
    dataConverter: testConverter(keys, 'client', codec),
  });
  const dataConverter = testConverter(keys, 'worker', codec);
  const activities = createActivities({
    recordEvents: (caseNumber, events) => recordEvents(db, caseNumber, events),
    ...handoffDependencies({ db, keys, client, partners, without: [] }),
    ...reports,
    ...standIns,
  });
  const cases = await Worker.create({
    connection,
    taskQueue,
    identity,
    dataConverter,
    interceptors: { activity: [refuseInput] },
    workflowBundle: { codePath: setting('WORKFLOW_BUNDLE') },
    activities,
    stickyQueueScheduleToStartTimeout: '2 seconds',
    shutdownGraceTime: '1 second',
  });
  const others = {
    ...{ connection, namespace: 'default', taskQueue, dataConverter },
    partners: partners.keys(),
  };
  const workers = [cases, ...(await createPartnerWorkers({ ...others, activities, identity }))];
  const running = runAll(workers);
  return {
    async stop() {
      cases.shutdown();
      await running;
      await clientConnection.close();
      await connection.close();
      await keys.close();
    },
  };
}

let isInstalled = false;

/** Once per test file, before any worker; a second call throws. Defects that a test provokes are not for the console. */
export function installRuntime(): void {
  if (!isInstalled) Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  isInstalled = true;
}
