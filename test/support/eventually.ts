import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 20_000;

/** Asks again until there is an answer; fails when that takes too long. */
export async function eventually<Result>(
  ask: () => Promise<Result | undefined>,
  what = 'what was waited for',
): Promise<Result> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > until) throw new Error(`This did not happen in time: ${what}`);
    await delay(25);
  }
}
