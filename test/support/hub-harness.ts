import { randomInt, randomUUID } from 'node:crypto';
import type { KnownPartner } from '../../activities/partner-call';
import { amsterdamDate } from '../../domain/calendar/amsterdam';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { startApi, type Api, type ApiOptions } from './api-harness';
import { createTestDatabase } from './test-database';
import { startRelay } from './test-relay';
import { startTestWorker, type TestWorkerOptions } from './test-worker';

export interface Hub extends Api {
  readonly databaseUrl: string;
  readonly taskQueue: string;
}

export interface HubOptions extends Partial<ApiOptions> {
  /** Who the worker sends hand-offs to; nobody when left out. */
  readonly connected?: ReadonlyMap<string, KnownPartner>;
  /** What the activities of the worker use; what is left out is the real thing. */
  readonly activities?: TestWorkerOptions['activities'];
}

/** The whole hub: a database of its own, a worker with its relay, and the API. */
export async function startHub({
  connected,
  activities,
  ...options
}: HubOptions = {}): Promise<Hub> {
  const database = await createTestDatabase();
  await numberCasesApart(database.db);
  const taskQueue = `test-${randomUUID()}`;
  const engine = await startEngine({
    db: database.db,
    databaseUrl: database.url,
    taskQueue,
    ...(connected !== undefined && { partners: connected }),
    ...(activities !== undefined && { activities }),
    ...(options.policy !== undefined && { policy: options.policy }),
  });
  const api = await startApi({ databaseUrl: database.url, taskQueue, ...options });
  return {
    ...api,
    databaseUrl: database.url,
    taskQueue,
    async close() {
      await api.close();
      await engine.stop();
      await database.drop();
    },
  };
}

/** Test files share one Temporal, and there the case number is the workflow's id. */
export async function numberCasesApart(db: Database): Promise<void> {
  const year = Number(amsterdamDate(new Date().toISOString()).slice(0, 4));
  const last = 100_000_000 + randomInt(800_000_000);
  await db.insertInto('case_counter').values({ year, last }).execute();
}

/** A worker and the relay that brings it the cases, as the worker process runs them. */
export async function startEngine(parts: {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly taskQueue: string;
  readonly partners?: ReadonlyMap<string, KnownPartner>;
  readonly activities?: NonNullable<TestWorkerOptions['activities']>;
  readonly policy?: Policy;
}): Promise<{ stop(): Promise<void> }> {
  const worker = await startTestWorker(parts);
  const relay = startRelay(parts);
  return {
    async stop() {
      await relay.stop();
      await worker.stop();
    },
  };
}
