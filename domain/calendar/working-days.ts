import { amsterdamDate } from './amsterdam';
import { isWorkingDay } from './holidays';
import { addDays } from './iso';

/** Working days in Amsterdam after the day of the one instant, up to and including that of the other; 0 when it is no later day. */
export function workingDaysLate(dueAt: string, now: string): number {
  const today = amsterdamDate(now);
  let late = 0;
  for (let day = amsterdamDate(dueAt); day < today;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) late += 1;
  }
  return late;
}
