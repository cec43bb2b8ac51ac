import type { Published, Tally } from './counts';
import { fewestOthers } from './suppress';

/**
 * Rows of which a case is in one at most, without a published total. Together they may not touch everybody either: who
 * is in none of the published rows would be in none of the others, or all of them would be in one. So rows are published
 * in their order, as long as enough cases stay outside all that is published; the rule looks at nothing withheld, so
 * that a row that is left out tells nothing.
 */
export function suppressExclusive(
  tallies: readonly Tally[],
  whole: number,
  threshold: number,
): readonly Published[] {
  if (threshold === 1) return tallies.map(({ count }) => count);
  let outside = whole;
  return tallies.map(({ count, cases }) => {
    if (cases < threshold || outside - cases < fewestOthers) return 'withheld';
    outside -= cases;
    return count;
  });
}
