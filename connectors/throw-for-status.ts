import { PartnerError } from './partner-error';
import type { PartnerResponse } from './partner-http';

const longestRetryAfterMs = 24 * 3_600_000;
const mayGoAway = [408, 425];

/** Throws the PartnerError for a status that is no success (2xx). */
export function throwForStatus(partner: string, response: PartnerResponse): void {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return;
  const code = `HTTP_${status}`;
  const retryAfterMs = readRetryAfter(headers['retry-after'], Date.now());
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429 || (status === 503 && retryAfterMs !== undefined))
    throw new PartnerError(partner, 'throttled', code, asked);
  if (status >= 500 || mayGoAway.includes(status))
    throw new PartnerError(partner, 'unavailable', code, asked);
  if (status === 410) throw new PartnerError(partner, 'gone', code);
  if (status >= 400) throw new PartnerError(partner, 'rejected', code);
  throw new PartnerError(partner, 'rejected', 'REDIRECT');
}

/** Seconds or an HTTP date (RFC 9110 section 10.2.3), at most a day; what is negative or anything else is ignored. */
export function readRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  const text = value?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : readHttpDate(text) - nowMs;
  return waitMs >= 0 ? Math.min(waitMs, longestRetryAfterMs) : undefined;
}

/** Only the form that is sent today, as in `Sun, 06 Nov 1994 08:49:37 GMT`: Date.parse also reads `1 2 3`. */
function readHttpDate(text: string): number {
  return /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
}
