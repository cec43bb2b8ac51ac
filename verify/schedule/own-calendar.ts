// Knows nothing of the hub's calendar and of any time zone database: plain arithmetic in UTC.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MARCH = 2;
const OCTOBER = 9;

/** Every Monday at 06:00 in Amsterdam from one moment until another. */
export function mondaysAtSix(from: number, until: number): readonly number[] {
  const firstDay = Math.floor(from / DAY_MS) * DAY_MS;
  const days = Array.from(
    { length: Math.ceil((until - firstDay) / DAY_MS) + 1 },
    (_, index) => firstDay + index * DAY_MS,
  );
  return days
    .filter((day) => new Date(day).getUTCDay() === 1)
    .map((day) => day + (isSummer(day) ? 4 : 5) * HOUR_MS)
    .filter((at) => at >= from && at <= until);
}

/** Of those the ones of an edition: the first and every so many after it. */
export function everyNth(mondays: readonly number[], first: number, weeks: number): number[] {
  return mondays.filter((at) => at >= first).filter((_, index) => index % weeks === 0);
}

/** A Monday is never the Sunday of the change itself. */
function isSummer(day: number): boolean {
  const year = new Date(day).getUTCFullYear();
  return day > lastSunday(year, MARCH) && day <= lastSunday(year, OCTOBER);
}

function lastSunday(year: number, month: number): number {
  const lastDay = Date.UTC(year, month + 1, 0);
  return lastDay - new Date(lastDay).getUTCDay() * DAY_MS;
}
