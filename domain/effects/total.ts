import type { CentsRange } from './effects-record';

/** A line that may be without an amount: then it is unknown, never zero. */
export interface Priced {
  readonly amount?: CentsRange;
}

/** When not complete, people read "at least": the unknown lines come on top. */
export interface Total extends CentsRange {
  readonly isComplete: boolean;
}

/** The sum of what is known, in any order. No lines at all is not a known zero. */
export function totalOf(lines: readonly Priced[]): Total {
  const known = lines.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  return {
    lowCents: known.reduce((sum, { lowCents }) => sum + lowCents, 0),
    highCents: known.reduce((sum, { highCents }) => sum + highCents, 0),
    isComplete: lines.length > 0 && known.length === lines.length,
  };
}

export function exactly(cents: number): CentsRange {
  return { lowCents: cents, highCents: cents };
}
