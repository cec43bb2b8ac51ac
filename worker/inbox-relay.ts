import type { WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Database } from '../store/database';
import { deliverNext, inboxChannel, type InboxItem } from '../store/inbox';
import { listenTo } from '../store/listen';
import { deliverItem } from './deliver-item';

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

/** Items delivered at once; those of one case and kind still follow each other. */
const lanes = 4;

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

  const deliver = (item: InboxItem) => deliverItem({ db, client, taskQueue, logger }, item);

  async function lane(): Promise<void> {
    while (!isStopped && (await deliverNext(db, deliver, () => new Date().toISOString())));
  }

  async function drain(): Promise<void> {
    isWaiting = false;
    try {
      await Promise.all(Array.from({ length: lanes }, lane));
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
