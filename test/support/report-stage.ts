import { randomUUID } from 'node:crypto';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { createEngineClient } from '../../api/commands/engine';
import type { EditionNews } from '../../activities/report-activities';
import type { EditionRhythm, EditionSlot } from '../../domain/report/edition-due';
import type {
  SignalReportInput,
  SignalReportResult,
} from '../../workflows/signal-report/signal-report-messages';
import {
  extraEditionStart,
  signalReportOptions,
  signalReportType,
} from '../../workflows/signal-report/signal-report-messages';
import { fetchRuns, type Run } from './histories';
import { createTestDatabase, setting } from './test-database';
import { testConverter } from './test-keys';
import { startTestWorker } from './test-worker';

export const rhythm: EditionRhythm = { everyWeeks: 6, firstOn: '2027-01-04' };

type SignalReport = (input: SignalReportInput) => Promise<SignalReportResult>;
export type ReportRun = WorkflowHandle<SignalReport>;

export interface ReportStage {
  readonly client: Client;
  readonly taskQueue: string;
  /** The slots that became editions: the first is edition 1. */
  readonly editions: readonly EditionSlot[];
  /** Every attempt to tell somebody. */
  readonly heard: readonly (EditionNews & { readonly attempt: number })[];
  /** What the next attempts of a listener end with; without a word here it hears at once. */
  readonly says: Map<string, (attempt: number) => Promise<void>>;
  /** Called before an edition is published, to fail or to wait. */
  publishing: () => Promise<void>;
  /** As the schedule starts it for one of its times. */
  startFor(scheduledAt: string): Promise<ReportRun>;
  startExtra(askedId: string, askedAt: string): Promise<ReportRun>;
  runsOf(run: ReportRun): Promise<readonly Run[]>;
  close(): Promise<void>;
}

const scheduledStart = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** A worker whose editions are kept in memory, idempotent by slot as the store's are. */
export async function createReportStage(
  listeners: readonly string[] = ['policy-group', 'open-data'],
  codec: 'on' | 'off' = 'on',
): Promise<ReportStage> {
  const database = await createTestDatabase();
  const taskQueue = `test-${randomUUID()}`;
  const { connection } = createEngineClient(setting('TEMPORAL_ADDRESS'), 'default');
  const client = new Client({
    connection,
    identity: 'test-client',
    dataConverter: testConverter(database.keys, 'client', codec),
  });
  const editions: EditionSlot[] = [];
  const heard: (EditionNews & { attempt: number })[] = [];
  const stage: ReportStage = {
    ...{ client, taskQueue, editions, heard },
    says: new Map(),
    publishing: () => Promise.resolve(),
    startFor: (scheduledAt) =>
      client.workflow.start<SignalReport>(signalReportType, {
        ...signalReportOptions,
        taskQueue,
        workflowId: `test-report/${randomUUID().slice(0, 8)}-${scheduledAt}`,
        typedSearchAttributes: [{ key: scheduledStart, value: new Date(scheduledAt) }],
        args: [{ rhythm }],
      }),
    startExtra: (askedId, askedAt) =>
      client.workflow.start<SignalReport>(signalReportType, {
        ...extraEditionStart({ askedId, askedAt }, rhythm),
        taskQueue,
      }),
    runsOf: ({ workflowId, firstExecutionRunId }: ReportRun & { firstExecutionRunId?: string }) =>
      fetchRuns(client, { workflowId, firstRunId: firstExecutionRunId ?? '' }),
    async close() {
      await worker.stop();
      await connection.close();
      await database.drop();
    },
  };
  const worker = await startTestWorker({
    ...{ db: database.db, databaseUrl: database.url, taskQueue, codec },
    activities: {
      async publishEdition(slot) {
        await stage.publishing();
        const known = editions.findIndex((edition) => edition.slot === slot.slot);
        return known >= 0 ? known + 1 : editions.push(slot);
      },
      listeners,
      async tellListener(news, { number: attempt }) {
        heard.push({ ...news, attempt });
        await stage.says.get(news.listener)?.(attempt);
      },
      tellAgainAfterSeconds: [1, 1],
    },
  });
  return stage;
}
