import fc from 'fast-check';
import {
  editionsBetween,
  isEditionDue,
  nextEditions,
  slotOf,
  type EditionRhythm,
} from '../../../domain/report/edition-due';
import { intlAmsterdam, isoOf } from '../calendar/intl-clock';

const rhythm: EditionRhythm = { everyWeeks: 6, firstOn: '2027-01-04' };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The instant at which the time zone database shows 06:00 on a date. */
function sixOn(date: string): string {
  const four = Date.parse(`${date}T04:00:00.000Z`);
  return isoOf(intlAmsterdam(four).time === '06:00' ? four : four + HOUR);
}

describe('an edition', () => {
  it.each([
    ['2027-01-04T05:00:00Z', 'the first'],
    ['2027-02-15T05:00:00.000Z', 'six weeks on'],
    ['2027-02-15T06:00:00+01:00', 'the same written otherwise'],
    ['2027-03-29T04:00:00Z', 'the day after the clocks went forward'],
    ['2027-12-06T05:00:00Z', 'the first after they went back'],
    ['2028-01-17T05:00:00Z', 'the first of the next year'],
    ['2032-12-27T05:00:00Z', 'in a year of 53 weeks'],
  ])('is due at %s, %s', (at) => {
    expect(isEditionDue(at, rhythm)).toBe(true);
  });

  it.each([
    ['2026-11-23T05:00:00Z', 'six weeks before the first'],
    ['2027-01-11T05:00:00Z', 'a week on'],
    ['2027-03-29T05:00:00Z', '06:00 as it was before the clocks went forward'],
    ['2027-12-06T04:00:00Z', '06:00 as it was before they went back'],
    ['2027-02-15T05:00:01Z', 'a second later'],
    ['2027-02-15T05:00:00.001Z', 'a millisecond later'],
    ['2027-02-16T05:00:00Z', 'a Tuesday'],
    ['2027-02-15T06:00:00Z', '07:00'],
  ])('is not due at %s, %s', (at) => {
    expect(isEditionDue(at, rhythm)).toBe(false);
  });

  it('appears on all its Mondays and on no other until 2040, as the time zone database has them', () => {
    const mondays = Array.from({ length: 14 * 52 }, (_, week) =>
      isoOf(Date.parse('2026-11-02T00:00:00Z') + week * 7 * DAY).slice(0, 10),
    );
    const due = mondays.filter((date) => isEditionDue(sixOn(date), rhythm));
    const first = mondays.indexOf(rhythm.firstOn);
    expect(due).toEqual(mondays.filter((_, week) => week >= first && (week - first) % 6 === 0));
    expect(due.length).toBeGreaterThan(100);
  });
});

describe('the slot of a start', () => {
  it('is the Monday of a scheduled edition', () => {
    expect(slotOf('2027-03-29T04:00:00Z', rhythm)).toEqual({
      slot: '2027-03-29',
      kind: 'scheduled',
      dueAt: '2027-03-29T04:00:00.000Z',
    });
  });

  it('is nothing on the weekly slot of a week in between, and before the first edition', () => {
    expect(slotOf('2027-01-11T05:00:00Z', rhythm)).toBeUndefined();
    expect(slotOf('2026-12-28T05:00:00Z', rhythm)).toBeUndefined();
  });

  it.each(['2027-01-05T10:20:30Z', '2027-01-04T05:00:01Z', '2026-01-01T00:00:00Z'])(
    'is an extra edition at any other moment, such as %s',
    (at) => {
      const dueAt = isoOf(Date.parse(at));
      expect(slotOf(at, rhythm)).toEqual({ slot: `extra/${dueAt}`, kind: 'extra', dueAt });
    },
  );
});

describe('the next editions', () => {
  it('are ten over a year, with 06:00 on both sides of both changes of the clock', () => {
    expect(nextEditions('2027-01-01T00:00:00Z', 10, rhythm)).toEqual([
      '2027-01-04T05:00:00.000Z',
      '2027-02-15T05:00:00.000Z',
      '2027-03-29T04:00:00.000Z',
      '2027-05-10T04:00:00.000Z',
      '2027-06-21T04:00:00.000Z',
      '2027-08-02T04:00:00.000Z',
      '2027-09-13T04:00:00.000Z',
      '2027-10-25T04:00:00.000Z',
      '2027-12-06T05:00:00.000Z',
      '2028-01-17T05:00:00.000Z',
    ]);
  });

  it.each([
    ['2020-01-01T00:00:00Z', '2027-01-04T05:00:00.000Z', 'long before the first'],
    ['2027-01-04T04:59:59.999Z', '2027-01-04T05:00:00.000Z', 'just before one'],
    ['2027-01-04T05:00:00Z', '2027-02-15T05:00:00.000Z', 'at one'],
    ['2027-02-15T04:00:00+01:00', '2027-02-15T05:00:00.000Z', 'early on the day of one'],
    ['2027-02-14T23:30:00Z', '2027-02-15T05:00:00.000Z', 'after midnight in Amsterdam only'],
  ])('after %s begin with %s: %s', (after, first) => {
    expect(nextEditions(after, 1, rhythm)).toEqual([first]);
  });

  it('are due, later than the moment and everyWeeks apart in calendar days, whatever the rhythm', () => {
    const mondays = fc
      .integer({ min: 0, max: 3_000 })
      .map((week) => isoOf(Date.UTC(1996, 0, 1) + week * 7 * DAY).slice(0, 10));
    const moments = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(
        mondays,
        fc.integer({ min: 1, max: 52 }),
        moments,
        (firstOn, everyWeeks, moment) => {
          const own = { firstOn, everyWeeks };
          const next = nextEditions(isoOf(moment), 4, own);
          expect(next.every((at) => isEditionDue(at, own) && Date.parse(at) > moment)).toBe(true);
          const days = next.map((at) => Date.parse(intlAmsterdam(Date.parse(at)).date) / DAY);
          expect(days.slice(1).map((day, index) => day - days[index]!)).toEqual(
            [1, 1, 1].map(() => everyWeeks * 7),
          );
          const before = new Date(days[0]! * DAY - everyWeeks * 7 * DAY).toISOString().slice(0, 10);
          // The one before the first of them has passed, or there is none.
          expect(Date.parse(sixOn(before)) <= moment || before < firstOn).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the editions between two moments', () => {
  const [first, second, third] = [
    '2027-01-04T05:00:00.000Z',
    '2027-02-15T05:00:00.000Z',
    '2027-03-29T04:00:00.000Z',
  ];

  it.each([
    [first, third, [second, third]],
    ['2027-01-04T04:59:59Z', third, [first, second, third]],
    [first, '2027-02-15T04:59:59.999Z', []],
    ['2026-01-01T00:00:00Z', first, [first]],
    ['2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z', []],
    [second, first, []],
  ])(
    '%s and %s are those later than the one and not later than the other',
    (after, until, those) => {
      expect(editionsBetween(after, until, rhythm)).toEqual(those);
    },
  );
});
