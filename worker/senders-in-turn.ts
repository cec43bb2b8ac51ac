import { Context } from '@temporalio/activity';
import type { createHandoffActivities } from '../activities/handoff-activities';

export type Sending = ReturnType<typeof createHandoffActivities>;

const heartbeatMs = 1_000;

/**
 * For the control run of a proof: so many messages at once to all partners together, first come first served, as one
 * queue for all of them would send.
 */
export function withCommonSenders(sending: Sending, atOnce: number): Sending {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  async function inTurn<Result>(send: () => Promise<Result>): Promise<Result> {
    if (free > 0) free -= 1;
    else
      await whileBeating((resume) => {
        waiting.push(resume);
      });
    try {
      return await send();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }

  return {
    sendHandoff: (about) => inTurn(() => sending.sendHandoff(about)),
    recallHandoff: (about) => inTurn(() => sending.recallHandoff(about)),
    followUpHandoff: (about) => inTurn(() => sending.followUpHandoff(about)),
    tellCorrection: (told) => inTurn(() => sending.tellCorrection(told)),
    leaveCorrection: (told) => sending.leaveCorrection(told),
    tellErasure: (told) => inTurn(() => sending.tellErasure(told)),
  };
}

/** Who waits for its turn is alive. */
async function whileBeating(wait: (resume: () => void) => void): Promise<void> {
  const context = Context.current();
  const heart = setInterval(() => {
    context.heartbeat();
  }, heartbeatMs);
  await new Promise<void>((resolve) => {
    wait(resolve);
  });
  clearInterval(heart);
}
