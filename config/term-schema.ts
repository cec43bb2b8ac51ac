import { z } from 'zod';
import type { Term, TermUnit } from '../domain/policy/policy';

// Ten years of each: a slip of the keyboard may not make every case count to the end of the calendar.
const LONGEST = {
  'working-days': 2_600,
  'calendar-days': 3_650,
  weeks: 520,
  seconds: 315_360_000,
} as const satisfies Record<TermUnit, number>;

const UnitSchema = z.enum(['working-days', 'calendar-days', 'weeks', 'seconds']);

export const CountSchema = z.int('must be a whole number').positive('must be at least 1');
/** An amount of money of at most a million euros. */
export const CentsSchema = CountSchema.max(100_000_000, 'must be at most 100000000 cents');
export const SecondsSchema = CountSchema.max(LONGEST.seconds, 'must not be longer than ten years');

export const TermSchema = z
  .strictObject({ unit: UnitSchema, count: CountSchema })
  .refine((term) => term.count <= LONGEST[term.unit], {
    path: ['count'],
    error: 'must not be longer than ten years',
  }) satisfies z.ZodType<Term>;
