import fc from 'fast-check';
import type { Tally } from '../../../domain/report/counts';
import { suppressExclusive } from '../../../domain/report/suppress-exclusive';

const tally = (cases: number): Tally => ({ count: cases, cases });

describe('rows of which a case is in one at most', () => {
  it('have no number below the threshold', () => {
    expect(suppressExclusive([4, 5].map(tally), 20, 5)).toEqual(['withheld', 5]);
  });

  it('leave at least two cases outside all that is published', () => {
    expect(suppressExclusive([6, 6].map(tally), 14, 5)).toEqual([6, 6]);
    expect(suppressExclusive([6, 6].map(tally), 13, 5)).toEqual([6, 'withheld']);
  });

  it('go on after a row that is withheld, which takes nobody from outside', () => {
    expect(suppressExclusive([12, 5, 5].map(tally), 13, 5)).toEqual(['withheld', 5, 5]);
  });

  it('have every number with a threshold of 1', () => {
    expect(suppressExclusive([1, 0, 2].map(tally), 3, 1)).toEqual([1, 0, 2]);
  });

  it('never together touch all but one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
        fc.nat(10),
        fc.integer({ min: 2, max: 8 }),
        (cases, others, threshold) => {
          const whole = cases.reduce((sum, each) => sum + each, others);
          const shown = suppressExclusive(cases.map(tally), whole, threshold)
            .filter((count) => count !== 'withheld')
            .reduce((sum, count) => sum + count, 0);
          expect(shown === 0 || whole - shown >= 2).toBe(true);
        },
      ),
    );
  });
});
