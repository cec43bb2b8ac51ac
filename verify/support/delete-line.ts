import { Client } from 'pg';
import type { Random } from './random';

/** Deletes one line that a command made, which the trigger on the journal refuses to everybody else. */
export async function deleteJournalLine(
  databaseUrl: string,
  cases: readonly string[],
  random: Random,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    // Past the lines that prepared the case.
    await client.query('delete from case_journal where case_number = $1 and seq = $2', [
      random.pick(cases),
      random.between(10, 60),
    ]);
  } finally {
    await client.end();
  }
}
