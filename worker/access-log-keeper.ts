import type { Logger } from 'pino';
import { isLogDayOver } from '../domain/retention/retention';
import type { RetentionTerm } from '../domain/retention/retention-policy';
import { keepHeads, settleAttempts } from '../store/access-log';
import type { Database } from '../store/database';
import { removeOldLogs } from '../store/log-removal';

const everyMs = 60_000;
/** Longer than any request takes. */
const graceMs = 5 * 60_000;

interface KeeperParts {
  readonly db: Database;
  readonly key: string;
  /** How long each day of the logs is kept. */
  readonly keep: RetentionTerm;
}

/**
 * Keeps the heads of the access log, each printed once so that whoever gathers the logs of the processes has it as well,
 * gives a line to commands whose process ended before they did, and removes the days of both logs that need not be kept any more.
 */
export function startAccessLogKeeper(
  { db, key, keep: term }: KeeperParts,
  logger: Logger,
): { stop(): Promise<void> } {
  async function keep(): Promise<void> {
    const settled = await settleAttempts(db, key, new Date(Date.now() - graceMs).toISOString());
    if (settled > 0) logger.warn({ settled }, 'commands without an end in the access log');
    for (const head of await keepHeads(db)) logger.info({ ...head }, 'head of the access log');
    const now = new Date().toISOString();
    const isOver = (day: string) => isLogDayOver(term, day, now);
    const cut = await removeOldLogs(db, key, { now, isOver });
    if (cut !== undefined) logger.info({ ...cut }, 'logs removed up to this head');
  }

  const tick = () =>
    keep().catch(() => {
      logger.warn('the access log could not be kept: database is away');
    });
  let keeping = tick();
  const timer = setInterval(() => {
    keeping = keeping.then(tick);
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await keeping;
    },
  };
}
