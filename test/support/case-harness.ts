import { randomInt, randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { createEngineClient } from '../../api/commands/engine';
import { createPayloadCodec } from '../../codec/payload-codec';
import { apply } from '../../domain/case/apply';
import type { Case } from '../../domain/case/case';
import type { Referral } from '../../domain/case/events';
import { openCase, receiveReferral } from '../../domain/case/referral';
import type { Terms } from '../../domain/policy/policy';
import { openJournal } from '../../store/case-journal';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import {
  caseStart,
  caseWorkflowId,
  residentCaseType,
  type RunLimits,
} from '../../workflows/resident-case/resident-case-messages';
import { referral, roomyLimits, termsWith, workCoach } from './case-builders';
import { faultsOf, fetchHandoffRuns } from './histories';
import { createTestDatabase, setting } from './test-database';
import { TestCase } from './test-case';
import { testConverter } from './test-keys';
import { startTestWorker, type TestWorkerOptions } from './test-worker';

export { termsWith, workCoach } from './case-builders';
export { eventually } from './eventually';
export type { TestCase } from './test-case';

export interface CaseOptions {
  /** One of its own when left out: all test files share one Temporal, where it is the workflow's id. */
  readonly caseNumber?: string;
  readonly referral?: Partial<Referral>;
  readonly terms?: Terms;
  readonly limits?: Partial<RunLimits>;
}

export interface CaseHarness {
  readonly db: Database;
  readonly client: Client;
  readonly keys: CaseKeys;
  refer(options?: CaseOptions): Promise<TestCase>;
  /** Payloads of a history as the hub's clients read them. */
  decode(payloads: readonly Payload[]): Promise<readonly Payload[]>;
  /** Another worker takes over, with nothing in its cache. */
  replaceWorker(): Promise<void>;
  /** Ends everything; throws when the history of a case that was opened here, or of a hand-off of it, is not sound. */
  close(): Promise<void>;
}

/** A database, a worker and a client of their own on the servers of this run. */
export async function createCaseHarness(
  activities: TestWorkerOptions['activities'] = {},
  partners: NonNullable<TestWorkerOptions['partners']> = new Map(),
  /** Off only to record histories, which must be readable for ever. */
  codec: 'on' | 'off' = 'on',
): Promise<CaseHarness> {
  const database = await createTestDatabase();
  const { db, url: databaseUrl } = database;
  const dataConverter = testConverter(database.keys, 'client', codec);
  const taskQueue = `test-${randomUUID()}`;
  const startWorker = () =>
    startTestWorker({ db, databaseUrl, taskQueue, activities, partners, codec });
  let worker = await startWorker();
  const { connection } = createEngineClient(setting('TEMPORAL_ADDRESS'), 'default');
  // The default identity names this machine, and it stands in every recorded history.
  const client = new Client({ connection, identity: 'test-client', dataConverter });
  const opened: TestCase[] = [];
  return {
    db,
    client,
    keys: database.keys,
    decode: (payloads) =>
      createPayloadCodec({ keys: database.keys, namespace: 'default', side: 'client' }).decode([
        ...payloads,
      ]),
    async refer(options = {}) {
      const testCase = await openTestCase({ db, client, taskQueue }, options);
      opened.push(testCase);
      return testCase;
    },
    async replaceWorker() {
      await worker.stop();
      worker = await startWorker();
    },
    async close() {
      await worker.stop();
      const runs = (await Promise.all(opened.map((testCase) => testCase.runs()))).flat();
      const handoffs = await fetchHandoffRuns(client, runs);
      const faults = await faultsOf(
        [...runs, ...handoffs],
        testConverter(database.keys, 'worker', codec),
      );
      await connection.close();
      await database.drop();
      if (faults.length > 0) throw new Error(`Unsound histories:\n${faults.join('\n')}`);
    },
  };
}

/** A case as the API opens it: first the line in the journal, then the workflow. */
async function openTestCase(
  parts: { readonly db: Database; readonly client: Client; readonly taskQueue: string },
  options: CaseOptions = {},
): Promise<TestCase> {
  const { db, client, taskQueue } = parts;
  const { terms = termsWith(), limits } = options;
  const current = await storeReferral(db, terms, options);
  const start = caseStart({ current, terms, limits: { ...roomyLimits, ...limits } });
  const handle = await client.workflow.start(residentCaseType, { ...start, taskQueue });
  const workflowId = caseWorkflowId(current.caseNumber);
  return new TestCase(db, client, workflowId, handle.firstExecutionRunId);
}

async function storeReferral(db: Database, terms: Terms, options: CaseOptions): Promise<Case> {
  const caseNumber = options.caseNumber ?? `OK-2026-${randomInt(1_000_000, 1_000_000_000)}`;
  const at = new Date().toISOString();
  const received = referral(options.referral);
  const { current, events } = apply(
    openCase(caseNumber, received, at),
    [receiveReferral(received, { now: at, terms })],
    { at, by: workCoach },
  );
  await db.transaction().execute(async (trx) => {
    for (const event of events) await openJournal(trx, current, event);
  });
  return current;
}
