import fc from 'fast-check';
import { isWorkingDay } from '../../../domain/calendar/holidays';
import { dueAt, postponed } from '../../../domain/calendar/terms';
import type { Term, TermUnit } from '../../../domain/policy/policy';
import { intlAmsterdam, isoOf } from './intl-clock';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const anyMillis = fc.integer({ min: Date.UTC(2014, 0, 1), max: Date.UTC(2099, 0, 1) });
const dayUnit = fc.constantFrom<TermUnit>('working-days', 'calendar-days', 'weeks');
const dayTerm = fc.record<Term>({ unit: dayUnit, count: fc.integer({ min: 1, max: 40 }) });
const secondsTerm = fc.record<Term>({
  unit: fc.constant('seconds'),
  count: fc.integer({ min: 1, max: 1_000_000 }),
});

function workingDays(count: number): Term {
  return { unit: 'working-days', count };
}

function dayAfter(date: string): string {
  return isoOf(Date.parse(date) + DAY).slice(0, 10);
}

/** The clock in Amsterdam according to Intl, with the seconds that all zones share. */
function wallOf(millis: number): number {
  const { date, time } = intlAmsterdam(millis);
  return Date.parse(`${date}T${time}Z`) + (millis % 60_000);
}

describe('the due instant of a term', () => {
  it.each<[string, Term, string, string]>([
    ['working days', workingDays(3), '2026-03-02T09:00:00Z', '2026-03-05T16:00:00.000Z'],
    ['a day begun at night', workingDays(1), '2026-03-02T23:30:00Z', '2026-03-04T16:00:00.000Z'],
    ['after closing time', workingDays(1), '2026-03-02T22:00:00Z', '2026-03-03T16:00:00.000Z'],
    ['begun in a weekend', workingDays(1), '2026-03-07T10:00:00Z', '2026-03-09T16:00:00.000Z'],
    ['Easter and summer time', workingDays(5), '2026-03-27T10:00:00Z', '2026-04-07T15:00:00.000Z'],
    ['a year end', workingDays(5), '2026-12-23T10:00:00Z', '2026-12-31T16:00:00.000Z'],
    ['into a new year', workingDays(6), '2026-12-23T10:00:00Z', '2027-01-04T16:00:00.000Z'],
    ['a leap day', workingDays(2), '2028-02-25T10:00:00Z', '2028-02-29T16:00:00.000Z'],
    [
      'calendar days ending on Saturday',
      { unit: 'calendar-days', count: 3 },
      '2026-03-04T10:00:00Z',
      '2026-03-07T16:00:00.000Z',
    ],
    [
      'calendar days over Christmas',
      { unit: 'calendar-days', count: 3 },
      '2026-12-23T10:00:00Z',
      '2026-12-26T16:00:00.000Z',
    ],
    [
      'sixty calendar days over a leap day',
      { unit: 'calendar-days', count: 60 },
      '2028-01-15T10:00:00Z',
      '2028-03-15T16:00:00.000Z',
    ],
    [
      'weeks over the end of summer time',
      { unit: 'weeks', count: 2 },
      '2026-10-20T22:30:00Z',
      '2026-11-04T16:00:00.000Z',
    ],
    [
      'half a year of weeks',
      { unit: 'weeks', count: 26 },
      '2026-01-05T10:00:00Z',
      '2026-07-06T15:00:00.000Z',
    ],
    [
      'seconds',
      { unit: 'seconds', count: 90 },
      '2026-12-31T23:59:00.250Z',
      '2027-01-01T00:00:30.250Z',
    ],
  ])('follows %s', (_name, term, from, expected) => {
    expect(dueAt(term, from)).toBe(expected);
  });

  it('in days or weeks is 17:00 in Amsterdam on a later day', () => {
    fc.assert(
      fc.property(dayTerm, anyMillis, (term, from) => {
        const due = Date.parse(dueAt(term, isoOf(from)));
        expect(due).toBeGreaterThan(from);
        expect(intlAmsterdam(due).time).toBe('17:00');
        expect(intlAmsterdam(due).date > intlAmsterdam(from).date).toBe(true);
      }),
    );
  });

  it('in working days falls on a working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), anyMillis, (count, from) => {
        const due = dueAt(workingDays(count), isoOf(from));
        expect(isWorkingDay(intlAmsterdam(Date.parse(due)).date)).toBe(true);
      }),
    );
  });

  it('in weeks is the same weekday and in calendar days that many dates later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), anyMillis, (count, from) => {
        const start = Date.parse(intlAmsterdam(from).date);
        const dateOf = (term: Term) =>
          Date.parse(intlAmsterdam(Date.parse(dueAt(term, isoOf(from)))).date);
        expect(dateOf({ unit: 'calendar-days', count }) - start).toBe(count * DAY);
        expect(dateOf({ unit: 'weeks', count }) - start).toBe(count * 7 * DAY);
      }),
    );
  });

  it('never comes earlier for a later start or a longer term', () => {
    fc.assert(
      fc.property(
        fc.oneof(dayTerm, secondsTerm),
        anyMillis,
        fc.integer({ min: 0, max: 20 * DAY }),
        (term, from, later) => {
          const due = dueAt(term, isoOf(from));
          expect(dueAt(term, isoOf(from + later)) >= due).toBe(true);
          expect(dueAt({ ...term, count: term.count + 1 }, isoOf(from)) > due).toBe(true);
        },
      ),
    );
  });

  it('in seconds is exact', () => {
    fc.assert(
      fc.property(secondsTerm, anyMillis, (term, from) => {
        expect(Date.parse(dueAt(term, isoOf(from))) - from).toBe(term.count * 1_000);
      }),
    );
  });
});

describe('a due instant after a suspension', () => {
  it.each<[string, string, string, string]>([
    // Due before, suspended from / until, due after.
    [
      'exactly a day',
      '2026-03-03T16:00:00Z',
      '2026-03-02T09:00:00Z/2026-03-03T09:00:00Z',
      '2026-03-04T16:00:00.000Z',
    ],
    [
      'a millisecond over a day',
      '2026-03-03T16:00:00Z',
      '2026-03-02T09:00:00Z/2026-03-03T09:00:00.001Z',
      '2026-03-05T16:00:00.000Z',
    ],
    [
      'an hour',
      '2026-03-03T16:00:00Z',
      '2026-03-02T09:00:00Z/2026-03-02T10:00:00Z',
      '2026-03-04T16:00:00.000Z',
    ],
    [
      'into a weekend',
      '2026-03-03T16:00:00Z',
      '2026-03-02T09:00:00Z/2026-03-06T09:00:00Z',
      '2026-03-09T16:00:00.000Z',
    ],
    [
      'onto Good Friday',
      '2026-03-31T15:00:00Z',
      '2026-03-02T09:00:00Z/2026-03-05T09:00:00Z',
      '2026-04-07T15:00:00.000Z',
    ],
    [
      'due before closing time',
      '2026-03-03T09:00:00Z',
      '2026-03-02T09:00:00Z/2026-03-02T12:00:00Z',
      '2026-03-03T16:00:00.000Z',
    ],
    [
      'ten days with 23 hours in one',
      '2026-03-23T16:00:00Z',
      '2026-03-20T09:00:00Z/2026-03-30T08:00:00Z',
      '2026-04-02T15:00:00.000Z',
    ],
    [
      'seven days, due passing into summer time',
      '2026-03-24T16:00:00Z',
      '2026-03-02T09:00:00Z/2026-03-09T09:00:00Z',
      '2026-03-31T15:00:00.000Z',
    ],
    [
      'seven days with 25 hours in one',
      '2026-10-27T16:00:00Z',
      '2026-10-20T08:00:00Z/2026-10-27T09:00:00Z',
      '2026-11-03T16:00:00.000Z',
    ],
    [
      'over a year end',
      '2026-12-29T16:00:00Z',
      '2026-12-28T09:00:00Z/2026-12-31T09:00:00Z',
      '2027-01-04T16:00:00.000Z',
    ],
    [
      'over a leap day',
      '2028-02-28T16:00:00Z',
      '2028-02-21T09:00:00Z/2028-02-22T09:00:00Z',
      '2028-02-29T16:00:00.000Z',
    ],
  ])('is shifted by %s', (_name, due, suspension, expected) => {
    const [suspendedAt, resumedAt] = suspension.split('/');
    expect(postponed(workingDays(5), due, suspendedAt!, resumedAt!)).toBe(expected);
  });

  it.each<TermUnit>(['calendar-days', 'weeks'])('ends on a working day in %s too', (unit) => {
    const saturday = '2026-03-07T16:00:00Z';
    const resumedAt = '2026-03-03T09:00:00Z';
    expect(postponed({ unit, count: 1 }, saturday, '2026-03-02T09:00:00Z', resumedAt)).toBe(
      '2026-03-09T16:00:00.000Z',
    );
  });

  it('in seconds is shifted exactly, over a change of clocks too', () => {
    fc.assert(
      fc.property(
        secondsTerm,
        anyMillis,
        anyMillis,
        fc.nat(400 * DAY),
        (term, due, from, length) => {
          const shifted = postponed(term, isoOf(due), isoOf(from), isoOf(from + length));
          expect(Date.parse(shifted) - due).toBe(length);
        },
      ),
    );
  });

  it('stays where it was when the suspension had no length', () => {
    fc.assert(
      fc.property(
        fc.oneof(dayTerm, secondsTerm),
        anyMillis,
        anyMillis,
        fc.nat(DAY),
        (term, due, at, less) => {
          expect(postponed(term, isoOf(due), isoOf(at), isoOf(at - less))).toBe(isoOf(due));
        },
      ),
    );
  });

  it('is not rounded up by a suspension that ended at once', () => {
    const sunday = '2026-03-08T10:30:00.000Z';
    expect(postponed(workingDays(1), sunday, sunday, sunday)).toBe(sunday);
  });

  it('is the first 17:00 of a working day that leaves the whole length on the clock', () => {
    const length = fc.integer({ min: 1, max: 400 * DAY });
    fc.assert(
      fc.property(dayTerm, anyMillis, anyMillis, length, (term, due, from, suspended) => {
        const resumed = from + suspended;
        const shifted = Date.parse(postponed(term, isoOf(due), isoOf(from), isoOf(resumed)));
        const wanted = wallOf(due) + Math.max(0, wallOf(resumed) - wallOf(from));
        let date = intlAmsterdam(due).date;
        while (Date.parse(`${date}T17:00Z`) < wanted || !isWorkingDay(date)) date = dayAfter(date);
        expect(intlAmsterdam(shifted)).toEqual({ date, time: '17:00' });
        expect(shifted).toBeGreaterThanOrEqual(due);
        // A change of clocks in either may cost an hour of real time, never more.
        expect(shifted - due).toBeGreaterThanOrEqual(suspended - 2 * HOUR);
      }),
      { numRuns: 300 },
    );
  });

  it('of a longer suspension is never earlier than of a shorter one', () => {
    const winter = fc.integer({ min: Date.UTC(2026, 10, 2), max: Date.UTC(2026, 11, 1) });
    fc.assert(
      fc.property(
        dayTerm,
        winter,
        winter,
        fc.tuple(fc.nat(40 * DAY), fc.nat(40 * DAY)),
        (term, due, from, lengths) => {
          const [short, long] = [Math.min(...lengths), Math.max(...lengths)];
          const after = (length: number) =>
            postponed(term, isoOf(due), isoOf(from), isoOf(from + length));
          expect(after(long) >= after(short)).toBe(true);
        },
      ),
    );
  });

  it('does not come forward when the clock runs back during a short suspension', () => {
    // 02:50 until 02:10, on the Amsterdam clock; half past five is after closing time.
    const due = '2026-10-27T16:30:00.000Z';
    const shifted = postponed(workingDays(1), due, '2026-10-25T00:50:00Z', '2026-10-25T01:10:00Z');
    expect(shifted).toBe('2026-10-28T16:00:00.000Z');
    expect(
      postponed(
        workingDays(1),
        '2026-10-27T16:00:00.000Z',
        '2026-10-25T00:50:00Z',
        '2026-10-25T01:10:00Z',
      ),
    ).toBe('2026-10-27T16:00:00.000Z');
  });
});
