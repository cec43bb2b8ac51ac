import fc from 'fast-check';
import { amsterdamDate, amsterdamInstant, amsterdamTime } from '../../../domain/calendar/amsterdam';
import { intlAmsterdam, isoOf, yearsUntil2099 } from './intl-clock';

const years = yearsUntil2099(1996);
const HOUR = 3_600_000;
const MARCH = 2;
const OCTOBER = 9;

function ours(millis: number): { date: string; time: string } {
  const instant = isoOf(millis);
  return { date: amsterdamDate(instant), time: amsterdamTime(instant) };
}

/** Every half hour from the 24th of the month until the 1st of the next: the change of clocks lies in between. */
function halfHoursAroundChange(year: number, month: number): number[] {
  const start = Date.UTC(year, month, 24);
  return Array.from({ length: 8 * 48 }, (_, index) => start + index * (HOUR / 2));
}

/** The first half hour at which the clock is not where it was a day before. */
function changeAccordingToIntl(year: number, month: number): number {
  const around = halfHoursAroundChange(year, month);
  const times = around.map((millis) => intlAmsterdam(millis).time);
  return around[times.findIndex((time, index) => index >= 48 && time !== times[index - 48])]!;
}

describe('the Amsterdam date and time of an instant', () => {
  it.each(years)('follow both changes of the clock in %i', (year) => {
    for (const month of [MARCH, OCTOBER]) {
      const around = halfHoursAroundChange(year, month);
      const written = (clock: typeof ours) =>
        around.map((at) => Object.values(clock(at)).join(' '));
      expect(written(ours).join()).toBe(written(intlAmsterdam).join());
    }
  });

  it.each(years)('change to the millisecond in %i', (year) => {
    for (const month of [MARCH, OCTOBER]) {
      const change = changeAccordingToIntl(year, month);
      expect(isoOf(change)).toMatch(/T01:00:00\.000Z$/);
      for (const millis of [change - 1, change, change + 1]) {
        expect(ours(millis)).toEqual(intlAmsterdam(millis));
      }
    }
  });

  it('agree with the time zone database at any instant', () => {
    const anyInstant = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2099, 11, 31) });
    fc.assert(
      fc.property(anyInstant, (millis) => {
        expect(ours(millis)).toEqual(intlAmsterdam(millis));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['2026-01-15T22:59:59.999Z', '2026-01-15', '23:59'],
    ['2026-01-15T23:00:00.000Z', '2026-01-16', '00:00'],
    ['2026-07-15T21:59:59.999Z', '2026-07-15', '23:59'],
    ['2026-07-15T22:00:00.000Z', '2026-07-16', '00:00'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00'],
    ['2028-02-28T23:30:00Z', '2028-02-29', '00:30'],
    ['2026-06-01T12:00:00+02:00', '2026-06-01', '12:00'],
    ['2026-06-01T23:00-05:00', '2026-06-02', '06:00'],
  ])('of %s are %s and %s', (instant, date, time) => {
    expect([amsterdamDate(instant), amsterdamTime(instant)]).toEqual([date, time]);
  });

  it.each([
    '2026-06-01T12:00:00',
    '2026-06-01',
    '2026-02-30T12:00:00Z',
    '2026-06-01T25:00:00Z',
    'June 1, 2026 12:00 UTC',
    ' 2026-06-01T12:00:00Z',
    '',
  ])('are not guessed for "%s"', (text) => {
    expect(() => amsterdamDate(text)).toThrow(RangeError);
    expect(() => amsterdamTime(text)).toThrow(RangeError);
  });
});

describe('the instant of an Amsterdam date and time', () => {
  it.each([
    ['2026-01-15', '17:00', '2026-01-15T16:00:00.000Z'],
    ['2026-07-15', '17:00', '2026-07-15T15:00:00.000Z'],
    ['2027-01-01', '00:00', '2026-12-31T23:00:00.000Z'],
    ['2028-02-29', '23:59', '2028-02-29T22:59:00.000Z'],
  ])('of %s %s is %s', (date, time, instant) => {
    expect(amsterdamInstant(date, time)).toBe(instant);
  });

  it.each(years)('is the way back around both changes in %i, the first of two', (year) => {
    for (const month of [MARCH, OCTOBER]) {
      const firstSeen = new Map<string, number>();
      for (const millis of halfHoursAroundChange(year, month)) {
        const { date, time } = intlAmsterdam(millis);
        const key = `${date} ${time}`;
        if (!firstSeen.has(key)) firstSeen.set(key, millis);
      }
      const wrong = [...firstSeen].filter(
        ([key, millis]) => amsterdamInstant(key.slice(0, 10), key.slice(11)) !== isoOf(millis),
      );
      expect(wrong).toEqual([]);
      expect(firstSeen.size).toBe(8 * 48 - (month === OCTOBER ? 2 : 0));
    }
  });

  it.each(years)('moves a time that is skipped in March %i forward by the hour', (year) => {
    const change = changeAccordingToIntl(year, MARCH);
    const { date } = intlAmsterdam(change);
    expect(amsterdamInstant(date, '01:59')).toBe(isoOf(change - 60_000));
    expect(amsterdamInstant(date, '02:00')).toBe(isoOf(change));
    expect(amsterdamInstant(date, '02:30')).toBe(isoOf(change + HOUR / 2));
    expect(amsterdamInstant(date, '02:59')).toBe(isoOf(change + HOUR - 60_000));
    expect(amsterdamInstant(date, '03:00')).toBe(isoOf(change));
  });

  it.each(years)('takes the first of a time that comes twice in October %i', (year) => {
    const change = changeAccordingToIntl(year, OCTOBER);
    const { date } = intlAmsterdam(change);
    expect(amsterdamInstant(date, '02:00')).toBe(isoOf(change - HOUR));
    expect(amsterdamInstant(date, '02:59')).toBe(isoOf(change - 60_000));
    expect(amsterdamInstant(date, '03:00')).toBe(isoOf(change + HOUR));
  });

  it('leads back to the same date and time on any other day', () => {
    const anyMinute = fc.integer({
      min: Date.UTC(1996, 0, 1) / 60_000,
      max: Date.UTC(2099, 11, 31) / 60_000,
    });
    fc.assert(
      fc.property(anyMinute, (minute) => {
        const { date, time } = intlAmsterdam(minute * 60_000);
        expect(intlAmsterdam(Date.parse(amsterdamInstant(date, time)))).toEqual({ date, time });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['2026-02-30', '12:00'],
    ['2026-06-01', '24:00'],
    ['2026-06-01', '12:60'],
    ['2026-06-01', '9:00'],
    ['2026-06-01', '09:00:00'],
    ['2026-06-01', '109:00'],
    ['01-06-2026', '09:00'],
  ])('does not exist for %s %s', (date, time) => {
    expect(() => amsterdamInstant(date, time)).toThrow(RangeError);
  });
});
