import { amsterdamInstant } from '../../../domain/calendar/amsterdam';

const time = new Intl.DateTimeFormat('en-GB', {
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' },
});

/** `10.30`, in Amsterdam: as it stands in an address. */
export function clockTime(instant: string): string {
  return time.format(new Date(instant)).replace(':', '.');
}

/** The instant of a day and a time as people write it, in Amsterdam; undefined for what is none. */
export function instantOf(date: string, written: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[.:](\d{2})$/.exec(written.trim()) ?? [];
  const isTime = hour !== '' && Number(hour) < 24 && Number(minute) < 60;
  if (!isTime || !isDate(date)) return undefined;
  return amsterdamInstant(date, `${hour.padStart(2, '0')}:${minute}`);
}

/** A day that its month does not have is none. */
function isDate(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const midnight = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(written);
}
