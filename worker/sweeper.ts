import type { Logger } from 'pino';
import type { Database } from '../store/database';
import { forgetOldForms } from '../store/kept-forms';
import { sweepClaims } from '../store/table-slots';

const everyMs = 5 * 60_000;
const graceMs = 10 * 60_000;

/**
 * Frees table slots whose claim never became a session, because a process ended in between, and forgets what was typed
 * into forms that nobody came back for. The first sweep comes a while after the start, when the worker has caught up with
 * journals that are still to be written.
 */
export function startSweeper(db: Database, logger: Logger): { stop(): void } {
  const timer = setInterval(() => {
    sweep(db, Date.now()).then(
      (swept) => {
        if (swept.claims + swept.forms > 0) logger.info(swept, 'claims and forms swept');
      },
      () => {
        logger.warn('nothing could be swept: database is away');
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

async function sweep(db: Database, now: number) {
  const claims = await sweepClaims(db, new Date(now - graceMs).toISOString());
  return { claims, forms: await forgetOldForms(db, new Date(now)) };
}
