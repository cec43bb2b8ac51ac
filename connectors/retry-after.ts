const longestMs = 24 * 3_600_000;

/** Seconds or an HTTP date (RFC 9110 section 10.2.3), at most a day; what is negative or anything else is ignored. */
export function readRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  const text = value?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : readHttpDate(text) - nowMs;
  return waitMs >= 0 ? Math.min(waitMs, longestMs) : undefined;
}

/** Only the form that is sent today, `Sun, 06 Nov 1994 08:49:37 GMT`: Date.parse reads nearly anything as a date. */
function readHttpDate(text: string): number {
  return /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
}
