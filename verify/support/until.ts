import { setTimeout as delay } from 'node:timers/promises';

const lookEveryMs = 20;

/** Whether the condition came true in time. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) return false;
    await delay(lookEveryMs);
  }
  return true;
}
