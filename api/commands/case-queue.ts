import { Problem } from '../problem';

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

export interface CaseQueue {
  run<Result>(caseNumber: string, work: () => Promise<Result>): Promise<Result>;
}

/**
 * At most `maxInFlight` commands of one case at a time. The server's own limit of 10 is a cliff: the eleventh
 * update aborts the other ten. Beyond `maxWaiting` a caller is told to come back later.
 */
export function createCaseQueue({ maxInFlight = 8, maxWaiting = 256 } = {}): CaseQueue {
  const lanes = new Map<string, Lane>();

  function leave(caseNumber: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    lane.running -= 1;
    if (lane.running === 0) lanes.delete(caseNumber);
  }

  async function enter(lane: Lane): Promise<void> {
    if (lane.running < maxInFlight) {
      lane.running += 1;
      return;
    }
    if (lane.waiting.length >= maxWaiting) {
      throw new Problem(503, 'CASE_BUSY', 'Too many commands wait for this case.', {
        retryAfterSeconds: 1,
      });
    }
    await new Promise<void>((resolve) => {
      lane.waiting.push(resolve);
    });
  }

  return {
    async run(caseNumber, work) {
      const lane = lanes.get(caseNumber) ?? { running: 0, waiting: [] };
      lanes.set(caseNumber, lane);
      await enter(lane);
      try {
        return await work();
      } finally {
        leave(caseNumber, lane);
      }
    },
  };
}
