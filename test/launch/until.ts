import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition; fails when it does not come true in time. */
export async function until(holds: () => boolean, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error('The awaited condition did not come true.');
    await delay(20);
  }
}
