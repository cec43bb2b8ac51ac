import { randomUUID } from 'node:crypto';
import { Client, type WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { createEngineClient } from '../../api/commands/engine';
import type { ErasureNotice, ErasureRecipient } from '../../domain/erasure/recipients';
import type { Handoff } from '../../domain/handoff/handoff';
import { begin } from '../../domain/handoff/decide-handoff';
import type { ErasureStart } from '../../store/rights/carry-out';
import {
  caseErasureType,
  caseErasureWorkflowId,
} from '../../workflows/case-erasure/case-erasure-messages';
import {
  correctionNoticeId,
  correctionNoticeType,
} from '../../workflows/correction-notice/correction-notice-messages';
import { HandoffStory } from '../domain/handoff/handoff-builder';
import { fetchRuns, type Run } from './histories';
import { standInPartner, type Spoken } from './stand-in-partner';
import { createTestDatabase, setting } from './test-database';
import { testConverter } from './test-keys';
import { startTestWorker } from './test-worker';

type Said = Parameters<typeof standInPartner>[1];
export type RightsRun = WorkflowHandleWithFirstExecutionRunId;

export interface RightsStage {
  readonly handoff: Handoff;
  readonly recipient: ErasureRecipient;
  /** What the partner heard. */
  readonly spoken: readonly Spoken[];
  /** The steps of an erasure, in the order in which they were done. */
  readonly steps: readonly string[];
  readonly notices: readonly ErasureNotice[];
  /** Who had something of the case; nobody at first. */
  recipients: readonly ErasureRecipient[];
  /** What beginning the erasure answers, one after the other, and at last that it is under way. */
  readonly starts: ErasureStart[];
  /** When it may be carried out; undefined for one that nobody decided. */
  carryOutAt: string | undefined;
  erase(): Promise<RightsRun>;
  correct(): Promise<RightsRun>;
  runsOf(run: RightsRun): Promise<readonly Run[]>;
  close(): Promise<void>;
}

/** A worker that erases and corrects one case whose records are in memory, with a partner that says what it is given. */
export async function createRightsStage(
  caseNumber: string,
  { says = {}, codec = 'on' }: { readonly says?: Said; readonly codec?: 'on' | 'off' } = {},
): Promise<RightsStage> {
  const database = await createTestDatabase();
  const taskQueue = `test-${randomUUID()}`;
  const { connection } = createEngineClient(setting('TEMPORAL_ADDRESS'), 'default');
  const dataConverter = testConverter(database.keys, 'client', codec);
  const client = new Client({ connection, identity: 'test-client', dataConverter });
  const handoff = new HandoffStory({
    handoffId: `${caseNumber}-H1`,
    delivery: { retrySeconds: [1], tellAfterAttempt: 1, crisisSeconds: 900 },
  }).decide((current) => begin(current)).current;
  const { handoffId, partner, delivery } = handoff;
  const spoken: Spoken[] = [];
  const steps: string[] = [];
  const notices: ErasureNotice[] = [];
  const step = <Result>(name: string, result: Result) => {
    steps.push(name);
    return Promise.resolve(result);
  };
  const stage: RightsStage = {
    ...{ handoff, spoken, steps, notices, starts: [], recipients: [] },
    recipient: { handoffId, partner, delivery },
    carryOutAt: new Date().toISOString(),
    erase: () =>
      client.workflow.start(caseErasureType, {
        taskQueue,
        workflowId: caseErasureWorkflowId(caseNumber),
        args: [{ caseNumber }],
      }),
    correct: () => {
      const input = { handoff, entryId: 'a-correcting-entry' };
      return client.workflow.start(correctionNoticeType, {
        taskQueue,
        workflowId: correctionNoticeId(input),
        args: [input],
      });
    },
    runsOf: ({ workflowId, firstExecutionRunId: firstRunId }) =>
      fetchRuns(client, { workflowId, firstRunId }),
    async close() {
      await worker.stop();
      await connection.close();
      await database.drop();
    },
  };
  const worker = await startTestWorker({
    ...{ db: database.db, databaseUrl: database.url, taskQueue, codec },
    partners: standInPartner(spoken, says),
    activities: {
      register: {
        takePermit: () =>
          Promise.resolve({ egressId: 1, epoch: 1, categories: [], openBy: Infinity }),
        markOpened: () => Promise.resolve(),
        endEgress: () => Promise.resolve(),
      },
      readHandoff: () => Promise.resolve(handoff),
      readTraces: () => Promise.resolve({ hasLeft: true }),
      leaveToHolder: () => step('leave-to-holder', undefined),
      nextErasure: () =>
        Promise.resolve(
          stage.carryOutAt === undefined
            ? undefined
            : { erasureId: 'an-erasure', carryOutAt: stage.carryOutAt },
        ),
      beginErasure: () => step('begin', stage.starts.shift() ?? 'under-way'),
      recipientsOf: () => Promise.resolve(stage.recipients),
      keepNotices: (_erasureId, told) => {
        notices.push(...told);
        return step('keep-notices', undefined);
      },
      eraseRecords: () => step('erase-records', undefined),
      destroyKeys: () => step('destroy-keys', 1),
      writeTombstone: () => step('write-tombstone', undefined),
      executions: {
        areQuiet: () => step('ask-quiet', true),
        terminate: () => step('terminate', undefined),
        delete: () => step('delete', 2),
        count: () => Promise.resolve(0),
      },
    },
  });
  return stage;
}
