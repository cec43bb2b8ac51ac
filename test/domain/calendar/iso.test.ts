import {
  addDays,
  dateMillis,
  instantMillis,
  toInstant,
  weekdayOf,
} from '../../../domain/calendar/iso';

describe('ISO dates', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 7, '2026-04-04'],
    ['2026-06-01', 0, '2026-06-01'],
  ])('add up: %s and %i days give %s', (date, count, expected) => {
    expect(addDays(date, count)).toBe(expected);
  });

  it('know their weekday', () => {
    const week = Array.from({ length: 7 }, (_, index) => weekdayOf(addDays('2026-03-01', index)));
    expect(week).toEqual([
      'sunday',
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
    ]);
  });

  it('start at midnight UTC', () => {
    expect(dateMillis('1970-01-02')).toBe(86_400_000);
  });

  it.each(['2026-02-30', '2026-00-10', '20260301', 'x2026-03-01', '2026-03-01x'])(
    'are not made from %s',
    (text) => {
      expect(() => dateMillis(text)).toThrow('Not a calendar date');
    },
  );
});

describe('ISO instants', () => {
  it.each([
    ['2026-03-01T10:00Z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:01.5Z', '2026-03-01T10:00:01.500Z'],
    ['2026-03-01T00:30:00+01:00', '2026-02-28T23:30:00.000Z'],
  ])('are written one way: %s as %s', (instant, written) => {
    expect(toInstant(instantMillis(instant))).toBe(written);
  });

  it.each(['2026-03-01T10:00:00', '2026-02-29T10:00:00Z', '2026-03-01T99:00:00Z', '2026-03-01'])(
    'are not made from %s',
    (text) => {
      expect(() => instantMillis(text)).toThrow(RangeError);
    },
  );
});
