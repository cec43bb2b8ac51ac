import type { Logger } from 'pino';
import { escalateReviews } from '../store/break-glass';
import type { Database } from '../store/database';

const everyMs = 5 * 60_000;

/** Tells project leaders and privacy officer when nobody looked in time at access in an emergency. */
export function startReviewEscalator(db: Database, logger: Logger): { stop(): void } {
  const timer = setInterval(() => {
    escalateReviews(db, new Date().toISOString()).then(
      (count) => {
        if (count > 0) logger.warn({ count }, 'access in an emergency is not reviewed in time');
      },
      () => {
        logger.warn('late reviews could not be looked for: database is away');
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
