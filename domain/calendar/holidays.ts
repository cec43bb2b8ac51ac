import { addDays, toDate, weekdayOf } from './iso';

/**
 * The days of article 3 of the Algemene termijnenwet, as sorted ISO dates: its first paragraph, and Good Friday, which
 * the second puts on a par with them. 5 May is in it every year, whatever a collective agreement says about days off.
 * Easter Sunday and Whit Sunday are not in it: they are Sundays already. Days that a royal decree adds (third
 * paragraph, published a few years ahead) are not computable and left out: a term then ends a day early, never late.
 * Holds from 2014, the first year with King's Day.
 */
export function publicHolidays(year: number): readonly string[] {
  const easter = easterSunday(year);
  const days = new Set([
    toDate(Date.UTC(year, 0, 1)),
    addDays(easter, -2),
    addDays(easter, 1),
    kingsDay(year),
    toDate(Date.UTC(year, 4, 5)),
    addDays(easter, 39),
    addDays(easter, 50),
    toDate(Date.UTC(year, 11, 25)),
    toDate(Date.UTC(year, 11, 26)),
  ]);
  // A set, because Ascension Day can be 5 May (2016, 2157).
  return [...days].sort();
}

export function isPublicHoliday(date: string): boolean {
  return publicHolidays(Number(date.slice(0, 4))).includes(date);
}

export function isWorkingDay(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 'saturday' && weekday !== 'sunday' && !isPublicHoliday(date);
}

/** The count-th working day after a date, itself a working day or not; a count of 0 gives the date back. */
export function addWorkingDays(date: string, count: number): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('Not a number of days');
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The King's birthday is celebrated on 27 April, or on Saturday the 26th when that is a Sunday. */
function kingsDay(year: number): string {
  const birthday = toDate(Date.UTC(year, 3, 27));
  return weekdayOf(birthday) === 'sunday' ? addDays(birthday, -1) : birthday;
}

/** Gregorian Easter after Meeus, Astronomical Algorithms, chapter 8 (the variable letters are his). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return addDays(toDate(Date.UTC(year, 2, 22)), h + l - 7 * m);
}
