import { Connection, type ConnectionOptions } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { registerSearchAttributes } from './search-attributes';

// The development server's own 24 hours would make closed cases vanish.
const retentionDays = 3650;
const secondsPerDay = 86_400;
const deadlineMs = 20_000;

/** Makes a namespace fit for the hub; doing it again changes nothing. */
export async function prepareNamespace(
  options: ConnectionOptions,
  namespace: string,
  retention: 'keep' | 'lengthen',
): Promise<void> {
  const connection = await Connection.connect(options);
  try {
    await connection.withDeadline(Date.now() + deadlineMs, async () => {
      await registerSearchAttributes(connection, namespace);
      if (retention === 'lengthen') await lengthenRetention(connection, namespace);
    });
  } finally {
    await connection.close();
  }
}

async function lengthenRetention(connection: Connection, namespace: string): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  const current = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
  if (current >= retentionDays * secondsPerDay) return;
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(`${retentionDays} days`) },
  });
}
