import fc from 'fast-check';
import {
  addWorkingDays,
  isPublicHoliday,
  isWorkingDay,
  publicHolidays,
} from '../../../domain/calendar/holidays';
import { isoOf, yearsUntil2099 } from './intl-clock';

const years = yearsUntil2099(2014);
const DAY = 86_400_000;

/** Algorithm E of Knuth, The Art of Computer Programming 1.3.2: counts otherwise than the code does. */
function knuthEaster(year: number): number {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const leapYearsDropped = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - leapYearsDropped - 10;
  let epact = (11 * golden + 20 + moonCorrection - leapYearsDropped) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  const fullMoon = 44 - epact < 21 ? 74 - epact : 44 - epact;
  return Date.UTC(year, 2, fullMoon + 7 - ((sunday + fullMoon) % 7));
}

function dateOf(millis: number): string {
  return isoOf(millis).slice(0, 10);
}

function weekdayIn(date: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(date),
  );
}

function expectedHolidays(year: number): string[] {
  const easter = knuthEaster(year);
  const king = `${year}-04-27`;
  const all = [
    `${year}-01-01`,
    dateOf(easter - 2 * DAY),
    dateOf(easter + DAY),
    weekdayIn(king) === 'Sunday' ? `${year}-04-26` : king,
    `${year}-05-05`,
    dateOf(easter + 39 * DAY),
    dateOf(easter + 50 * DAY),
    `${year}-12-25`,
    `${year}-12-26`,
  ];
  return all.filter((date, index) => all.indexOf(date) === index).sort();
}

const anyDate = fc
  .integer({ min: Date.UTC(2014, 0, 1) / DAY, max: Date.UTC(2099, 0, 1) / DAY })
  .map((day) => dateOf(day * DAY));

describe('public holidays', () => {
  it.each(years)('are those of article 3 of the Algemene termijnenwet in %i', (year) => {
    expect(publicHolidays(year)).toEqual(expectedHolidays(year));
  });

  it('of 2026 are these nine', () => {
    expect(publicHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('count Ascension Day once when it falls on 5 May', () => {
    const single = [2016, ...years].filter((year) => publicHolidays(year).length === 8);
    expect(publicHolidays(2016).filter((date) => date === '2016-05-05')).toHaveLength(1);
    for (const year of single) expect(knuthEaster(year) + 39 * DAY).toBe(Date.UTC(year, 4, 5));
    for (const year of years) expect([8, 9]).toContain(publicHolidays(year).length);
  });

  // Known Easter Mondays: the earliest and latest in reach, and the two exceptions of Gauss.
  it.each([
    [2008, '2008-03-24'],
    [2025, '2025-04-21'],
    [2027, '2027-03-29'],
    [2038, '2038-04-26'],
    [2049, '2049-04-19'],
    [2076, '2076-04-20'],
    [1981, '1981-04-20'],
    [1954, '1954-04-19'],
  ])('have Easter Monday of %i on %s', (year, monday) => {
    expect(publicHolidays(year)).toContain(monday);
  });

  it('follow Easter in other centuries too', () => {
    for (let year = 1583; year <= 2600; year += 1) {
      const date = dateOf(knuthEaster(year) + DAY);
      expect([year, publicHolidays(year).includes(date)]).toEqual([year, true]);
    }
  });

  it.each(years)('that move have their own weekday in %i', (year) => {
    const easterMonday = dateOf(knuthEaster(year) + DAY);
    const [, goodFriday, monday] = publicHolidays(year);
    expect([goodFriday, monday].map((date) => weekdayIn(date!))).toEqual(['Friday', 'Monday']);
    expect(monday).toBe(easterMonday);
    expect(weekdayIn(dateOf(knuthEaster(year) + 39 * DAY))).toBe('Thursday');
    expect(weekdayIn(dateOf(knuthEaster(year) + 50 * DAY))).toBe('Monday');
  });

  it('have King’s Day on Saturday 26 April when 27 April is a Sunday, and only then', () => {
    const moved = years.filter(
      (year) => isPublicHoliday(`${year}-04-26`) && !isPublicHoliday(`${year}-04-27`),
    );
    expect(moved.slice(0, 5)).toEqual([2014, 2025, 2031, 2036, 2042]);
    expect(moved).toEqual(years.filter((year) => weekdayIn(`${year}-04-27`) === 'Sunday'));
  });

  it('include 5 May every year, not only in lustrum years', () => {
    for (const year of years) expect(isPublicHoliday(`${year}-05-05`)).toBe(true);
  });

  it.each([
    ['Christmas Eve', '2026-12-24'],
    ['27 December', '2026-12-27'],
    ['New Year’s Eve', '2026-12-31'],
    ['30 April', '2026-04-30'],
    ['4 May', '2026-05-04'],
    ['Easter Sunday', '2026-04-05'],
    ['the day after Ascension Day', '2026-05-15'],
    ['Whit Sunday', '2026-05-24'],
  ])('do not include %s', (_name, date) => {
    expect(isPublicHoliday(date)).toBe(false);
  });
});

describe('a working day', () => {
  it.each(years)('is a weekday without a holiday in %i', (year) => {
    const holidays = expectedHolidays(year);
    const wrong: string[] = [];
    for (let millis = Date.UTC(year, 0, 1); millis <= Date.UTC(year, 11, 31); millis += DAY) {
      const date = dateOf(millis);
      const expected = !/^S/.test(weekdayIn(date)) && !holidays.includes(date);
      if (isWorkingDay(date) !== expected) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', 'today'])(
    'cannot be told for %s',
    (text) => {
      expect(() => isWorkingDay(text)).toThrow(RangeError);
    },
  );
});

describe('adding working days', () => {
  it.each([
    ['2026-03-02', 1, '2026-03-03'],
    ['2026-03-06', 1, '2026-03-09'],
    ['2026-03-07', 1, '2026-03-09'],
    ['2026-03-02', 5, '2026-03-09'],
    // Good Friday, the weekend and Easter Monday.
    ['2026-04-02', 1, '2026-04-07'],
    // Christmas on a Friday and Saturday, New Year's Day on the next Friday; Christmas on a Thursday and Friday.
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2025-12-24', 3, '2025-12-31'],
    // 2028 is a leap year, 2100 is not.
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2027-02-26', 1, '2027-03-01'],
    ['2100-02-26', 2, '2100-03-02'],
    // King's Day, 5 May and Ascension Day in one term.
    ['2026-04-24', 11, '2026-05-13'],
    ['2026-04-24', 12, '2026-05-15'],
  ])('to %s: %i gives %s', (date, count, expected) => {
    expect(addWorkingDays(date, count)).toBe(expected);
  });

  it('gives the date itself back for none, working day or not', () => {
    expect(addWorkingDays('2026-03-07', 0)).toBe('2026-03-07');
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a count of %d', (count) => {
    expect(() => addWorkingDays('2026-03-02', count)).toThrow(RangeError);
  });

  it('ends on a working day with exactly that many after the start', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const end = addWorkingDays(date, count);
        let counted = 0;
        for (let day = Date.parse(date) + DAY; day <= Date.parse(end); day += DAY) {
          if (isWorkingDay(dateOf(day))) counted += 1;
        }
        expect([isWorkingDay(end), counted]).toEqual([true, count]);
      }),
    );
  });

  it('may be done in parts', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(30), fc.nat(30), (date, first, second) => {
        expect(addWorkingDays(addWorkingDays(date, first), second)).toBe(
          addWorkingDays(date, first + second),
        );
      }),
    );
  });
});
