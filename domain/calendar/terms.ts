import type { Term } from '../policy/policy';
import { amsterdamDate, amsterdamInstant, wallMillis } from './amsterdam';
import { addWorkingDays, isWorkingDay } from './holidays';
import { DAY_MS, addDays, instantMillis, toDate, toInstant } from './iso';

const CLOSING_HOUR = 17;
const CLOSING_MS = CLOSING_HOUR * 3_600_000;

/**
 * The instant at which a term that starts at `from` has passed: 17:00 in Amsterdam on its last day (a count of weeks or
 * calendar days may end in a weekend), or exactly so many seconds later. The day of `from` itself does not count.
 */
export function dueAt(term: Term, from: string): string {
  switch (term.unit) {
    case 'working-days':
      return closingOf(addWorkingDays(amsterdamDate(from), term.count));
    case 'calendar-days':
      return closingOf(addDays(amsterdamDate(from), term.count));
    case 'weeks':
      return closingOf(addDays(amsterdamDate(from), term.count * 7));
    case 'seconds':
      return toInstant(instantMillis(from) + term.count * 1_000);
  }
}

/**
 * A due instant shifted by the length of a suspension, never earlier than it was. Terms in days or weeks are rounded up
 * to the next 17:00 and then to a working day, and count the length on the Amsterdam clock: ten days are ten days, also
 * when one of them has 25 hours.
 */
export function postponed(term: Term, due: string, suspendedAt: string, resumedAt: string): string {
  const dueMillis = instantMillis(due);
  const length = instantMillis(resumedAt) - instantMillis(suspendedAt);
  if (length <= 0) return toInstant(dueMillis);
  if (term.unit === 'seconds') return toInstant(dueMillis + length);
  // In the hour that comes twice the clock runs back, which may not bring the due instant forward.
  const wallLength = Math.max(0, wallMillis(resumedAt) - wallMillis(suspendedAt));
  const wallDue = wallMillis(due) + wallLength;
  const date = toDate(Math.ceil((wallDue - CLOSING_MS) / DAY_MS) * DAY_MS);
  return closingOf(isWorkingDay(date) ? date : addWorkingDays(date, 1));
}

function closingOf(date: string): string {
  return amsterdamInstant(date, `${String(CLOSING_HOUR)}:00`);
}
