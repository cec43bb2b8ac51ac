import type { Logger } from 'pino';
import { findBudgetDifferences } from '../store/budget-overview';
import type { Database } from '../store/database';

const everyMs = 60_000;
const mostNamed = 20;

/** Compares the ledger of the budget with the journal, and raises the alarm as long as they say something else. */
export function startBudgetWatch(db: Database, logger: Logger): { stop(): Promise<void> } {
  const look = () =>
    lookAtBudget(db, logger).catch(() => {
      logger.warn('the budget could not be compared: database is away');
    });
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

export async function lookAtBudget(db: Database, logger: Logger): Promise<void> {
  const differing = new Set((await findBudgetDifferences(db)).map(({ caseNumber }) => caseNumber));
  if (differing.size === 0) return;
  const cases = [...differing].slice(0, mostNamed);
  logger.error({ count: differing.size, cases }, 'ledger and journal of the budget differ');
}
