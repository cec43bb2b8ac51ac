import { WorkflowExecutionAlreadyStartedError, type WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Database } from '../store/database';
import { deliverNext, inboxChannel, type InboxItem } from '../store/inbox';
import { listenTo } from '../store/listen';
import {
  caseStart,
  residentCaseType,
  type ResidentCaseInput,
} from '../workflows/resident-case/resident-case-messages';

export interface RelayOptions {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly client: WorkflowClient;
  readonly taskQueue: string;
  readonly logger: Logger;
  /** The slow poll behind LISTEN/NOTIFY. */
  readonly pollMs?: number;
}

export interface InboxRelay {
  stop(): Promise<void>;
}

const startDeadlineMs = 5_000;

/** Brings what was stored in the inbox to the engine, at once or when the engine is back. */
export function startInboxRelay({
  db,
  databaseUrl,
  client,
  taskQueue,
  logger,
  pollMs = 2_000,
}: RelayOptions): InboxRelay {
  let draining = Promise.resolve();
  let isStopped = false;
  let isWaiting = false;

  const deliver = (item: InboxItem) => startCase(client, taskQueue, item);

  async function drain(): Promise<void> {
    isWaiting = false;
    try {
      while (!isStopped && (await deliverNext(db, deliver, () => new Date().toISOString())));
    } catch (error) {
      logger.warn(
        { kind: error instanceof Error ? error.name : 'unknown' },
        'inbox waits: engine or database is away',
      );
    }
  }

  function wake(): void {
    if (isWaiting || isStopped) return;
    isWaiting = true;
    draining = draining.then(drain);
  }

  const listener = listenTo(databaseUrl, inboxChannel, wake);
  const poll = setInterval(wake, pollMs);
  return {
    async stop() {
      isStopped = true;
      clearInterval(poll);
      await listener.close();
      await draining;
    },
  };
}

/** Starting twice is harmless: the case number is the workflow's id. */
async function startCase(
  client: WorkflowClient,
  taskQueue: string,
  item: InboxItem,
): Promise<void> {
  if (!isCaseInput(item.payload))
    throw new Error(`inbox item of ${item.caseNumber} is no referral`);
  const options = { ...caseStart(item.payload), taskQueue };
  try {
    await client.withDeadline(Date.now() + startDeadlineMs, () =>
      client.start(residentCaseType, options),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Only the hub writes its inbox. */
function isCaseInput(payload: unknown): payload is ResidentCaseInput {
  return (
    typeof payload === 'object' && payload !== null && 'current' in payload && 'limits' in payload
  );
}
