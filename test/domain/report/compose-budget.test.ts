import { composeBudget } from '../../../domain/report/compose-budget';
import type { BudgetFigure } from '../../../domain/report/report';
import { line, partsOf } from './report-parts';

type Sums = Partial<Record<BudgetFigure, readonly [cents: number, cases: number]>>;

/** Houten: at most 2,500 euros for a case, and no number of fewer than five. */
const budgetOf = (sums: Sums, whole = 20, threshold?: number) => {
  const lines = Object.entries(sums).map(([code, sum]) => line('budget', code, sum));
  return composeBudget(partsOf(lines, whole, threshold)).map(({ count }) => count);
};

const enough = 3 * 250_000;

describe('the money of the report', () => {
  it('is in whole euros', () => {
    const sums: Sums = {
      approved: [enough + 149, 9],
      spent: [enough + 50, 8],
      refunded: [enough, 7],
    };
    expect(budgetOf(sums)).toEqual([7_501, 7_501, 7_500]);
  });

  it('is withheld below the threshold, with all that follows it', () => {
    const sums: Sums = { approved: [900_000, 4], spent: [900_000, 5], refunded: [900_000, 5] };
    expect(budgetOf(sums)).toEqual(['withheld', 'withheld', 'withheld']);
  });

  it('keeps what comes before a sum that is withheld', () => {
    const sums: Sums = { approved: [900_000, 9], spent: [900_000, 4], refunded: [900_000, 8] };
    expect(budgetOf(sums)).toEqual([9_000, 'withheld', 'withheld']);
  });

  it('is withheld when it is less than three cases may have', () => {
    expect(budgetOf({ approved: [enough, 9] })[0]).toBe(7_500);
    expect(budgetOf({ approved: [enough - 1, 9] })[0]).toBe('withheld');
  });

  it('is withheld when everybody is in it, or all but one', () => {
    expect(budgetOf({ approved: [900_000, 18] })[0]).toBe(9_000);
    expect(budgetOf({ approved: [900_000, 19] })[0]).toBe('withheld');
    expect(budgetOf({ approved: [900_000, 20] })[0]).toBe('withheld');
  });

  it('is there to the last euro with a threshold of 1', () => {
    expect(budgetOf({ approved: [100, 3], spent: [100, 2] }, 20, 1).slice(0, 2)).toEqual([1, 1]);
  });
});
