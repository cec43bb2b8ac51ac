import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Stack } from '../support/stack';
import type { Writer } from './writer';

/**
 * What an operator's hand might do: texts in a signal, where the hub has none. The case takes no notice, so that they stay in
 * Temporal alone, and only the codec keeps them from being read there.
 */
export async function sendByHand(
  { temporalAddress: address, namespace }: Stack,
  dataConverter: DataConverter,
  writers: readonly Writer[],
): Promise<void> {
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection, namespace, dataConverter });
  for (const { caseNumber, text } of writers) {
    const report = {
      handoffId: `${caseNumber}-H99`,
      facts: [],
      note: text('sealed', 'signal by hand'),
    };
    await workflow.getHandle(`case/${caseNumber}`).signal('handoffReported', report);
  }
  await connection.close();
}
