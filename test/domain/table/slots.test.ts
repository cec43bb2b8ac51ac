import fc from 'fast-check';
import type { Weekday } from '../../../domain/policy/policy';
import { isSlot, nextFreeSlot, slotsOn } from '../../../domain/table/slots';
import { intlAmsterdam, isoOf } from '../calendar/intl-clock';
import { weeklyTable } from './weekly-table';

const DAY = 86_400_000;
const EVERY_DAY: Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const NONE: ReadonlySet<string> = new Set();
const tuesdays = weeklyTable();

function localTimes(slots: readonly string[]): string[] {
  return slots.map((slot) => intlAmsterdam(Date.parse(slot)).time);
}

describe('the slots of a weekly table', () => {
  it('follow each other from its start until its end', () => {
    expect(slotsOn(tuesdays, '2026-03-03')).toEqual([
      '2026-03-03T08:00:00.000Z',
      '2026-03-03T09:30:00.000Z',
      '2026-03-03T11:00:00.000Z',
      '2026-03-03T12:30:00.000Z',
      '2026-03-03T14:00:00.000Z',
    ]);
  });

  it.each([
    ['16:29', 4],
    ['16:30', 5],
    ['17:59', 5],
    ['18:00', 6],
    ['10:29', 0],
    ['10:30', 1],
  ])('end by %s: %i fit', (until, count) => {
    expect(slotsOn(weeklyTable({ until }), '2026-03-03')).toHaveLength(count);
  });

  it('exist on the weekdays of the table only', () => {
    const week = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-08'];
    const twice = weeklyTable({ weekdays: ['tuesday', 'sunday'] });
    expect(week.map((date) => slotsOn(twice, date).length)).toEqual([0, 5, 0, 0, 5]);
  });

  // Tuesday 5 May, Friday 25 December, and 26 December although that is a Saturday.
  it.each(['2026-05-05', '2026-12-25', '2026-12-26', '2026-04-03'])(
    'do not exist on a public holiday (%s)',
    (date) => {
      expect(slotsOn(weeklyTable({ weekdays: EVERY_DAY }), date)).toEqual([]);
    },
  );

  it.each([
    ['2026-03-24', '2026-03-31'],
    ['2026-10-20', '2026-10-27'],
    ['2030-03-26', '2030-04-02'],
  ])('keep their local time in the weeks of %s and %s', (before, after) => {
    const expected = ['09:00', '10:30', '12:00', '13:30', '15:00'];
    expect(localTimes(slotsOn(tuesdays, before))).toEqual(expected);
    expect(localTimes(slotsOn(tuesdays, after))).toEqual(expected);
    const shift =
      Date.parse(slotsOn(tuesdays, after)[0]!) - Date.parse(slotsOn(tuesdays, before)[0]!);
    expect(shift).not.toBe(7 * DAY);
  });

  it.each([
    ['2026-03-29', ['00:00', '01:00', '03:00', '04:00']],
    ['2026-10-25', ['00:00', '01:00', '02:00', '02:00', '03:00', '04:00']],
  ])('do not overlap in the night of %s, when the clock changes', (date, expected) => {
    const night = weeklyTable({
      weekdays: ['sunday'],
      from: '00:00',
      until: '05:00',
      slotMinutes: 60,
    });
    const slots = slotsOn(night, date);
    expect(localTimes(slots)).toEqual(expected);
    expect(new Set(slots).size).toBe(slots.length);
  });

  it('lie on their own Amsterdam date, a slot apart and inside the table', () => {
    const anyDay = fc.integer({ min: Date.UTC(2020, 0, 1) / DAY, max: Date.UTC(2099, 0, 1) / DAY });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 5, max: 240 }), (day, slotMinutes) => {
        const date = isoOf(day * DAY).slice(0, 10);
        const table = weeklyTable({ weekdays: EVERY_DAY, slotMinutes });
        const slots = slotsOn(table, date);
        const starts = slots.map((slot) => Date.parse(slot));
        const ends = starts.map((start) => start + slotMinutes * 60_000);
        expect(starts.slice(1)).toEqual(ends.slice(0, -1));
        expect([...starts, ...ends].every((at) => intlAmsterdam(at).date === date)).toBe(true);
        expect(ends.every((end) => intlAmsterdam(end).time <= '16:30')).toBe(true);
        expect(slots.every((slot) => isSlot(table, slot))).toBe(true);
      }),
    );
  });
});

describe('an instant', () => {
  it.each([
    ['2026-03-03T08:00:00.000Z', true],
    ['2026-03-03T08:00:00Z', true],
    ['2026-03-03T10:30:00+01:00', true],
    ['2026-07-07T07:00:00Z', true],
    ['2026-07-07T08:00:00Z', false],
    ['2026-03-03T08:30:00Z', false],
    ['2026-03-03T08:00:00.001Z', false],
    ['2026-03-03T15:30:00Z', false],
    ['2026-03-04T08:00:00Z', false],
    ['2026-05-05T07:00:00Z', false],
  ])('%s is a slot of the Tuesday table: %s', (instant, expected) => {
    expect(isSlot(tuesdays, instant)).toBe(expected);
  });

  it('belongs to the Amsterdam date, not to that of UTC', () => {
    const early = weeklyTable({ from: '00:00', until: '03:00' });
    expect(isSlot(early, '2026-03-02T23:00:00Z')).toBe(true);
    expect(isSlot(early, '2026-03-03T23:00:00Z')).toBe(false);
  });

  it('without a zone is refused', () => {
    expect(() => isSlot(tuesdays, '2026-03-03T09:00:00')).toThrow(RangeError);
  });
});

describe('the next free slot', () => {
  it.each([
    ['on the day itself', '2026-03-03T08:15:00Z', '2026-03-03T09:30:00.000Z'],
    ['strictly after a slot', '2026-03-03T08:00:00Z', '2026-03-03T09:30:00.000Z'],
    ['a moment before a slot', '2026-03-03T07:59:59.999Z', '2026-03-03T08:00:00.000Z'],
    ['in the next week', '2026-03-03T14:00:00Z', '2026-03-10T08:00:00.000Z'],
    ['over summer time', '2026-03-24T15:00:00Z', '2026-03-31T07:00:00.000Z'],
    ['past a public holiday', '2026-04-28T15:00:00Z', '2026-05-12T07:00:00.000Z'],
    ['over a year end', '2026-12-29T15:00:00Z', '2027-01-05T08:00:00.000Z'],
    ['from another zone', '2026-03-03T07:30:00-01:00', '2026-03-03T09:30:00.000Z'],
    ['from a zone a day ahead', '2026-03-04T01:00:00+14:00', '2026-03-03T12:30:00.000Z'],
  ])('is found %s', (_name, after, expected) => {
    expect(nextFreeSlot(tuesdays, after, NONE)).toBe(expected);
  });

  it('passes over the taken ones, to another day if need be', () => {
    const day = slotsOn(tuesdays, '2026-03-03');
    const after = '2026-03-02T10:00:00Z';
    expect(nextFreeSlot(tuesdays, after, new Set([day[0]!, day[2]!]))).toBe(day[1]);
    expect(nextFreeSlot(tuesdays, after, new Set(day))).toBe('2026-03-10T08:00:00.000Z');
  });

  it('starts from the Amsterdam date when that is ahead of UTC', () => {
    const early = weeklyTable({ from: '00:30', until: '02:00' });
    expect(nextFreeSlot(early, '2026-03-02T23:10:00Z', NONE)).toBe('2026-03-02T23:30:00.000Z');
  });

  it('is looked for until the same weekday 26 weeks ahead, and no further', () => {
    const after = '2026-03-03T07:00:00Z';
    const last = slotsOn(tuesdays, '2026-09-01');
    const dates = Array.from(
      { length: 26 },
      (_, week) => Date.parse('2026-03-03') + week * 7 * DAY,
    );
    const before = dates.flatMap((date) => slotsOn(tuesdays, isoOf(date).slice(0, 10)));
    expect(nextFreeSlot(tuesdays, after, new Set(before))).toBe(last[0]);
    expect(nextFreeSlot(tuesdays, after, new Set([...before, ...last]))).toBeUndefined();
  });

  it('does not exist at a table that is never held', () => {
    expect(
      nextFreeSlot(weeklyTable({ weekdays: [] }), '2026-03-03T07:00:00Z', NONE),
    ).toBeUndefined();
  });

  it('is the earliest slot that is free', () => {
    const anyMillis = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) });
    const takenCount = fc.nat(12);
    fc.assert(
      fc.property(anyMillis, takenCount, (after, count) => {
        const taken = new Set<string>();
        let previous = isoOf(after);
        for (let index = 0; index <= count; index += 1) {
          const next = nextFreeSlot(tuesdays, isoOf(after), taken)!;
          expect(next > previous && isSlot(tuesdays, next)).toBe(true);
          taken.add(next);
          previous = next;
        }
      }),
      { numRuns: 50 },
    );
  });
});
