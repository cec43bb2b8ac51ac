import type { ReportParts } from './compose-report';
import type { Published, Tally } from './counts';
import { successes, type Evaluations } from './report';
import { suppressShares } from './suppress';
import { suppressExclusive } from './suppress-exclusive';

const marks = { lowest: 1, highest: 10 };

/** What residents said in the period when they looked back. */
export function composeEvaluations(parts: ReportParts): Evaluations {
  const { counted, threshold } = parts;
  const whole = wholeOf(parts);
  const tallies = successes.map((code) => counted.now('success', code));
  const published = suppressExclusive(tallies, whole, threshold);
  const success = successes.map((code, index) => ({
    ...{ code, count: published[index] ?? 'withheld' },
  }));
  const given = counted.now('satisfaction', 'marks');
  const [shown] = suppressShares([given], { count: whole, cases: whole }, threshold);
  const isShown = shown !== 'withheld' && isFarFromAll(published, whole, threshold);
  const mean = isShown ? meanOf(given, threshold) : undefined;
  return mean === undefined ? { success } : { success, meanSatisfaction: mean };
}

/** That there is a mean says that not everybody gave a mark: beside rows of nearly everybody it would empty the others. */
function isFarFromAll(published: readonly Published[], whole: number, threshold: number): boolean {
  const shown = published.reduce<number>(
    (sum, count) => sum + (count === 'withheld' ? 0 : count),
    0,
  );
  return threshold === 1 || whole - shown >= threshold;
}

/** The factsheet names the residents and the figures the cases: who looked back is among the fewer. */
function wholeOf({ counted }: ReportParts): number {
  const { cases } = counted.now('figures', 'cases');
  return Math.min(cases, counted.sinceStart('factsheet', 'residents').cases);
}

/** Rounded. Absent when it is so high or so low that it tells who gave the lowest or the highest mark. */
function meanOf({ count, cases }: Tally, threshold: number): number | undefined {
  if (cases === 0) return undefined;
  const mean = Math.round(count / cases);
  // Two of the lowest marks, of which one is the reader's own, and otherwise the highest; and the other way round.
  const { lowest, highest } = marks;
  const most = (2 * lowest + (cases - 2) * highest) / cases + 0.5;
  const least = (2 * highest + (cases - 2) * lowest) / cases - 0.5;
  return threshold > 1 && (mean > most || mean <= least) ? undefined : mean;
}
