import { amsterdamDate, amsterdamInstant } from '../calendar/amsterdam';
import { isPublicHoliday } from '../calendar/holidays';
import { addDays, instantMillis, toInstant, weekdayOf } from '../calendar/iso';
import type { WeeklyTable } from '../policy/policy';

const DAYS_AHEAD = 26 * 7;

/** Start instants of the table's slots on a date, in order; none on a public holiday. */
export function slotsOn(table: WeeklyTable, date: string): readonly string[] {
  if (!table.weekdays.includes(weekdayOf(date)) || isPublicHoliday(date)) return [];
  const slotMs = table.slotMinutes * 60_000;
  const end = instantMillis(amsterdamInstant(date, table.until));
  const slots: string[] = [];
  // Real minutes, not minutes on the clock: slots may not overlap when the clocks change.
  let start = instantMillis(amsterdamInstant(date, table.from));
  for (; start + slotMs <= end; start += slotMs) slots.push(toInstant(start));
  return slots;
}

export function isSlot(table: WeeklyTable, startsAt: string): boolean {
  const written = toInstant(instantMillis(startsAt));
  return slotsOn(table, amsterdamDate(startsAt)).includes(written);
}

/** The first slot that starts after an instant and is not in `taken` (written as slotsOn does), at most 26 weeks ahead. */
export function nextFreeSlot(
  table: WeeklyTable,
  after: string,
  taken: ReadonlySet<string>,
): string | undefined {
  const written = toInstant(instantMillis(after));
  const today = amsterdamDate(after);
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const free = slotsOn(table, addDays(today, day)).find(
      (slot) => slot > written && !taken.has(slot),
    );
    if (free !== undefined) return free;
  }
  return undefined;
}
