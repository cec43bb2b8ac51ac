import { sql } from 'kysely';
import { isDatabaseUnavailable, type Database } from './database';

const greatestDifferenceMs = 2_000;

interface Comparison {
  readonly mode: 'development' | 'production';
  readonly warn: (details: { readonly differenceMs?: number }, message: string) => void;
}

/**
 * Compares this machine's clock with that of the database, once. More than 2 s apart throws in production and warns in
 * development. A database that is away is no reason to stay away: that is said in the log.
 */
export async function checkClock(db: Database, { mode, warn }: Comparison): Promise<void> {
  const differenceMs = await clockDifferenceMs(db).catch((error: unknown) => {
    if (!isDatabaseUnavailable(error)) throw error;
    warn({}, 'the clock was not compared: the database is away');
    return 0;
  });
  if (differenceMs <= greatestDifferenceMs) return;
  const message = 'the clocks of this machine and the database are more than 2 s apart';
  if (mode === 'production') throw new Error(`${message}: ${String(differenceMs)} ms`);
  warn({ differenceMs }, message);
}

/** At least this many milliseconds, whichever is ahead; the time the answer took is taken off. */
async function clockDifferenceMs(db: Database): Promise<number> {
  const asked = Date.now();
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db);
  const answered = Date.now();
  const theirs = Date.parse(rows[0]?.now ?? '');
  return Math.max(0, asked - theirs, theirs - answered);
}
