import type { Logger } from 'pino';
import { keepHeads, settleAttempts } from '../store/access-log';
import type { Database } from '../store/database';

const everyMs = 60_000;
/** Longer than any request takes. */
const graceMs = 5 * 60_000;

/**
 * Keeps the heads of the access log, each printed once so that whoever gathers the logs of the processes has it as well,
 * and gives a line to commands whose process ended before they did.
 */
export function startAccessLogKeeper(
  db: Database,
  key: string,
  logger: Logger,
): { stop(): Promise<void> } {
  async function keep(): Promise<void> {
    const settled = await settleAttempts(db, key, new Date(Date.now() - graceMs).toISOString());
    if (settled > 0) logger.warn({ settled }, 'commands without an end in the access log');
    for (const head of await keepHeads(db)) logger.info({ ...head }, 'head of the access log');
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
