import { amsterdamDate, amsterdamTime } from '../calendar/amsterdam';
import { weekdayOf } from '../calendar/iso';
import type { Weekday } from '../policy/policy';

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  monday: 'maandag',
  tuesday: 'dinsdag',
  wednesday: 'woensdag',
  thursday: 'donderdag',
  friday: 'vrijdag',
  saturday: 'zaterdag',
  sunday: 'zondag',
};

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** `dinsdag 3 maart 2026` for the Amsterdam date of an instant. */
export function dutchDate(instant: string): string {
  const date = amsterdamDate(instant);
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  return `${WEEKDAYS[weekdayOf(date)]} ${String(Number(day))} ${name} ${year}`;
}

/** `dinsdag 3 maart 2026 om 09:00 uur`. */
export function dutchMoment(instant: string): string {
  return `${dutchDate(instant)} om ${amsterdamTime(instant)} uur`;
}
