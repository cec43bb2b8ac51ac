import { amsterdamDate } from '../../../domain/calendar/amsterdam';
import { addDays } from '../../../domain/calendar/iso';
import type { Team, WeeklyTable } from '../../../domain/policy/policy';
import { slotsOn } from '../../../domain/table/slots';

const furthestDays = 60;

/** The first day after (or, with -1, before) this one on which the table sits; undefined when none is near. */
export function nextTableDay(table: WeeklyTable, date: string, step: 1 | -1): string | undefined {
  for (let days = 1; days <= furthestDays; days += 1) {
    const day = addDays(date, days * step);
    if (slotsOn(table, day).length > 0) return day;
  }
  return undefined;
}

/** Today when the table sits today, or else the next time. */
export function currentTableDay(table: WeeklyTable, now: Date): string {
  const today = amsterdamDate(now.toISOString());
  return slotsOn(table, today).length > 0 ? today : (nextTableDay(table, today, 1) ?? today);
}

/** `13.30 tot 15.30 uur`. */
export function clockWords({ from, until }: WeeklyTable): string {
  return `${from.replace(':', '.')} tot ${until.replace(':', '.')} uur`;
}

/** Where the page of that day is. */
export function tableAt(team: Team, date: string): string {
  return `/tafel/${team}/${date}`;
}
