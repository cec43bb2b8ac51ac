import type { Logger } from 'pino';
import type { Database } from '../store/database';
import { sweepClaims } from '../store/table-slots';

const everyMs = 5 * 60_000;
const graceMs = 10 * 60_000;

/**
 * Frees table slots whose claim never became a session, because a process ended in between. The first sweep comes
 * a while after the start, when the worker has caught up with journals that are still to be written.
 */
export function startClaimSweeper(db: Database, logger: Logger): { stop(): void } {
  const timer = setInterval(() => {
    sweepClaims(db, new Date(Date.now() - graceMs).toISOString()).then(
      (count) => {
        if (count > 0) logger.info({ count }, 'claims without a session swept');
      },
      () => {
        logger.warn('claims could not be swept: database is away');
      },
    );
  }, everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
    },
  };
}
