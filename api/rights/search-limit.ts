import type { Logger } from 'pino';
import { Problem } from '../problem';

const windowMs = 10 * 60_000;
/** So many searches in vain within the window are more than somebody mistyping. */
const tellAfterMisses = 10;

/** Keeps a member from trying numbers and names until one is found. */
export interface SearchLimit {
  /** @throws Problem 429 when this member has searched too often */
  count(subject: string): void;
  /** A search that found nothing. */
  missed(subject: string): void;
}

interface Window {
  readonly endsAt: number;
  readonly searches: number;
  readonly misses: number;
}

/** Counts per member and per process, as the rate of requests is counted. */
export function createSearchLimit(
  limit: number,
  logger: Logger,
  now: () => number = Date.now,
): SearchLimit {
  const windows = new Map<string, Window>();

  function windowOf(subject: string): Window {
    const known = windows.get(subject);
    if (known !== undefined && known.endsAt > now()) return known;
    return { endsAt: now() + windowMs, searches: 0, misses: 0 };
  }

  return {
    count(subject) {
      const window = windowOf(subject);
      windows.set(subject, { ...window, searches: window.searches + 1 });
      if (window.searches < limit) return;
      if (window.searches === limit) logger.warn({ subject, limit }, 'searches for people refused');
      throw new Problem(429, 'RATE_LIMITED', `At most ${String(limit)} searches in ten minutes.`, {
        retryAfterSeconds: (window.endsAt - now()) / 1_000,
      });
    },
    missed(subject) {
      const window = windowOf(subject);
      const misses = window.misses + 1;
      windows.set(subject, { ...window, misses });
      if (misses % tellAfterMisses === 0)
        logger.warn({ subject, misses }, 'searches for people that found nobody');
    },
  };
}
