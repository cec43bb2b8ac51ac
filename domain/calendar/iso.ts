import type { Weekday } from '../policy/policy';

// Only Date.UTC, Date.parse and the UTC methods are used in this folder: local time of the machine, Intl and
// its time zone data may differ between two workers, and then a replayed case would decide differently.

export const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
// Without a zone, Date.parse would silently take the machine's own.
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const satisfies readonly Weekday[];

/** 00:00 UTC of a date. Throws a RangeError for anything that is not a real calendar date. */
export function dateMillis(date: string): number {
  const millis = DATE.test(date) ? Date.parse(date) : Number.NaN;
  // 30 February parses too, as 2 March.
  if (Number.isNaN(millis) || toDate(millis) !== date) throw new RangeError('Not a calendar date');
  return millis;
}

/** Throws a RangeError for anything that is not an ISO instant with a zone. */
export function instantMillis(instant: string): number {
  const date = INSTANT.exec(instant)?.[1];
  const millis = date === undefined ? Number.NaN : Date.parse(instant);
  if (date === undefined || Number.isNaN(millis)) throw new RangeError('Not an ISO instant');
  dateMillis(date);
  return millis;
}

export function toDate(millis: number): string {
  return toInstant(millis).slice(0, 10);
}

export function toInstant(millis: number): string {
  return new Date(millis).toISOString();
}

export function addDays(date: string, count: number): string {
  return toDate(dateMillis(date) + count * DAY_MS);
}

export function weekdayOf(date: string): Weekday {
  const weekday = WEEKDAYS[new Date(dateMillis(date)).getUTCDay()];
  if (weekday === undefined) throw new RangeError('Not a calendar date');
  return weekday;
}
