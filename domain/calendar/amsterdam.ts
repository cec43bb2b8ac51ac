import { DAY_MS, dateMillis, instantMillis, toDate, toInstant } from './iso';

const HOUR_MS = 3_600_000;
const MARCH = 2;
const OCTOBER = 9;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The Amsterdam date (YYYY-MM-DD) of an ISO instant. Holds from 1996, when the present summer time began. */
export function amsterdamDate(instant: string): string {
  return toDate(wallMillis(instant));
}

/** The Amsterdam time (HH:MM, seconds dropped) of an ISO instant. */
export function amsterdamTime(instant: string): string {
  return toInstant(wallMillis(instant)).slice(11, 16);
}

/**
 * The instant at which clocks in Amsterdam show this date and time. A time that is skipped in March moves forward by
 * the hour (02:30 becomes 03:30); of a time that comes twice in October the first is meant.
 */
export function amsterdamInstant(date: string, time: string): string {
  const wall = dateMillis(date) + minutesOf(time) * 60_000;
  const inSummer = wall - 2 * HOUR_MS;
  return toInstant(isSummerTime(inSummer) ? inSummer : wall - HOUR_MS);
}

/** What the clock in Amsterdam shows, written as if that were UTC: for counting in days that have 24 hours. */
export function wallMillis(instant: string): number {
  const millis = instantMillis(instant);
  return millis + (isSummerTime(millis) ? 2 : 1) * HOUR_MS;
}

function minutesOf(time: string): number {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError('Not a time of day');
  return Number(hours) * 60 + Number(minutes);
}

/** Directive 2000/84/EC: from 01:00 UTC on the last Sunday of March until that hour on the last Sunday of October. */
function isSummerTime(millis: number): boolean {
  const year = new Date(millis).getUTCFullYear();
  return millis >= changeOfClocks(year, MARCH) && millis < changeOfClocks(year, OCTOBER);
}

function changeOfClocks(year: number, month: typeof MARCH | typeof OCTOBER): number {
  const lastDay = Date.UTC(year, month, 31, 1);
  return lastDay - new Date(lastDay).getUTCDay() * DAY_MS;
}
