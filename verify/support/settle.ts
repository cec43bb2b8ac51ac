import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { readClientJournals } from './client-journal';
import { journalFolder } from './load';
import type { Stack } from './stack';

const quietMs = 3_000;
const longestMs = 40_000;
const lookEveryMs = 100;

/**
 * Waits until the hub's journal has come as far as its answers said, and then grows no more for a while: commands of
 * clients that hung up may still be on their way. Resolves to the ms until the former; gives up after 40 s.
 */
export async function untilSettled(stack: Stack): Promise<number> {
  const promised = acknowledgedSequences(journalFolder(stack));
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    const startedAt = Date.now();
    let caughtUpAt: number | undefined;
    let [total, since] = [-1, startedAt];
    while (Date.now() - startedAt < longestMs) {
      const lengths = await journalLengths(client);
      const now = Date.now();
      const isComplete = [...promised].every(([name, seq]) => (lengths.get(name) ?? 0) >= seq);
      if (isComplete) caughtUpAt ??= now;
      const sum = [...lengths.values()].reduce((a, b) => a + b, 0);
      if (sum !== total) [total, since] = [sum, now];
      if (isComplete && now - since > quietMs) break;
      await delay(lookEveryMs);
    }
    return (caughtUpAt ?? Date.now()) - startedAt;
  } finally {
    await client.end();
  }
}

/** The highest sequence number that any client was told, per case. */
function acknowledgedSequences(folder: string): ReadonlyMap<string, number> {
  const lines = readClientJournals(folder);
  const cases = new Map<string, string>();
  const highest = new Map<string, number>();
  for (const line of lines) {
    if (line.event === 'invoked') cases.set(line.command, line.caseNumber);
    if (line.event !== 'ok') continue;
    const name = cases.get(line.command) ?? '';
    highest.set(name, Math.max(highest.get(name) ?? 0, line.sequence));
  }
  return highest;
}

async function journalLengths(client: Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ name: string; length: number }>(
    'select case_number as name, count(*)::int as length from case_journal group by 1',
  );
  return new Map(rows.map(({ name, length }) => [name, length]));
}
