import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities, type ActivityDependencies } from '../../activities/index';
import type { ReportDependencies } from '../../activities/report-activities';
import { loadPolicy } from '../../config/policy';
import { repoRoot } from '../../launch/repo-root';
import type { Database } from '../../store/database';
import type { VersionedRetention } from '../../store/rights/retention';
import { erasureDependencies } from '../../worker/erasure-dependencies';
import { handoffDependencies } from '../../worker/handoff-dependencies';
import type { KnownPartner } from '../../activities/partner-call';
import { journalDependencies } from '../../worker/journal-dependencies';
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
  /** How long closed cases are kept; as in Houten when left out. */
  readonly policy?: VersionedRetention;
  readonly without?: readonly string[];
}

export interface TestWorker {
  stop(): Promise<void>;
}

const housePolicy = loadPolicy(join(repoRoot, 'config/policy/houten.json'));

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
    ...journalDependencies(db, options.policy ?? housePolicy),
    ...handoffDependencies({ db, keys, client, partners, without: [] }),
    ...erasureDependencies({
      ...{ db, client, namespace: 'default', partners, without: options.without ?? [] },
      policy: options.policy ?? housePolicy,
    }),
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
