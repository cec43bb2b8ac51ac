import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import type { Database } from '../../store/database';
import { startInboxRelay } from '../../worker/inbox-relay';
import { setting } from './test-database';
import { openTestKeys, testConverter } from './test-keys';

export function startRelay({
  db,
  databaseUrl,
  taskQueue,
}: {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly taskQueue: string;
}): { stop(): Promise<void> } {
  const connection = Connection.lazy({ address: setting('TEMPORAL_ADDRESS') });
  const keys = openTestKeys(databaseUrl);
  const dataConverter = testConverter(keys);
  const { workflow } = new Client({ connection, namespace: 'default', dataConverter });
  const logger = pino({ level: 'silent' });
  const relay = startInboxRelay({ db, databaseUrl, client: workflow, taskQueue, logger });
  return {
    async stop() {
      await relay.stop();
      await connection.close();
      await keys.close();
    },
  };
}
