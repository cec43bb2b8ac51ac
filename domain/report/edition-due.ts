import { amsterdamDate, amsterdamInstant } from '../calendar/amsterdam';
import { DAY_MS, addDays, dateMillis, instantMillis, toInstant, weekdayOf } from '../calendar/iso';
import type { ReportPolicy } from '../policy/policy';

/** How often the report appears. */
export type EditionRhythm = Pick<ReportPolicy, 'everyWeeks' | 'firstOn'>;

/** What one edition is published for; publishing twice for one slot gives one edition. */
export interface EditionSlot {
  /** Unique for ever: the Monday of a scheduled edition, or `extra/` with what asked for it. */
  readonly slot: string;
  readonly kind: 'scheduled' | 'extra';
  /** When it was to appear; an hour later it is late. */
  readonly dueAt: string;
}

/** On Mondays, Amsterdam time; the engine's schedule says the same. */
const appearsAt = '06:00';
const WEEK_MS = 7 * DAY_MS;

/** Whether an edition appears at exactly this instant of the weekly slot, Monday 06:00 in Amsterdam. */
export function isEditionDue(at: string, { everyWeeks, firstOn }: EditionRhythm): boolean {
  if (!isWeeklySlot(at)) return false;
  // In calendar days, which all have 24 hours: a summer time in between does not count.
  const weeks = (dateMillis(amsterdamDate(at)) - dateMillis(firstOn)) / WEEK_MS;
  return weeks >= 0 && weeks % everyWeeks === 0;
}

/**
 * What a start of the schedule is for: nothing on the weekly slot of a week in between, and an extra edition at any
 * other moment, for then a person asked for it.
 */
export function slotOf(scheduledAt: string, rhythm: EditionRhythm): EditionSlot | undefined {
  const dueAt = toInstant(instantMillis(scheduledAt));
  if (!isWeeklySlot(dueAt)) return extraSlot(dueAt, dueAt);
  if (!isEditionDue(dueAt, rhythm)) return undefined;
  return { slot: amsterdamDate(dueAt), kind: 'scheduled', dueAt };
}

/** An edition that a person asked for; `asked` is the same whenever the same asking is heard again. */
export function extraSlot(asked: string, dueAt: string): EditionSlot {
  return { slot: `extra/${asked}`, kind: 'extra', dueAt };
}

/** The instants of the next editions, all later than `after`. */
export function nextEditions(
  after: string,
  count: number,
  { everyWeeks, firstOn }: EditionRhythm,
): readonly string[] {
  const days = (dateMillis(amsterdamDate(after)) - dateMillis(firstOn)) / DAY_MS;
  const passed = Math.max(0, Math.floor(days / (everyWeeks * 7)));
  const editionAt = (number: number) =>
    amsterdamInstant(addDays(firstOn, number * everyWeeks * 7), appearsAt);
  const first = instantMillis(editionAt(passed)) > instantMillis(after) ? passed : passed + 1;
  return Array.from({ length: count }, (_, index) => editionAt(first + index));
}

/** The instants of the editions after one moment, until another and with it. */
export function editionsBetween(
  after: string,
  until: string,
  rhythm: EditionRhythm,
): readonly string[] {
  const weeks = (instantMillis(until) - instantMillis(after)) / WEEK_MS;
  const atMost = Math.max(0, Math.ceil(weeks / rhythm.everyWeeks) + 1);
  return nextEditions(after, atMost, rhythm).filter(
    (at) => instantMillis(at) <= instantMillis(until),
  );
}

function isWeeklySlot(at: string): boolean {
  const date = amsterdamDate(at);
  const isMonday = weekdayOf(date) === 'monday';
  return isMonday && instantMillis(at) === instantMillis(amsterdamInstant(date, appearsAt));
}
