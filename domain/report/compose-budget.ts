import type { ReportParts } from './compose-report';
import { budgetFigures, type BudgetFigure, type CountLine } from './report';
import { suppressShares } from './suppress';

/**
 * A sum is at least so many times what one case may have. Whoever knows one amount in it, and who else is in it, still
 * knows no other: without the two largest more is left than one case may have.
 */
const fewestCaps = 3;

/**
 * In whole euros; a sum is there when enough cases are in it, and not all of them. Spending follows approval and a
 * refund follows spending, so what follows a sum that is withheld is withheld too: it would tell why.
 */
export function composeBudget({
  counted,
  threshold,
  context,
}: ReportParts): readonly CountLine<BudgetFigure>[] {
  const { capCents } = context.policy.budget;
  const tallies = budgetFigures.map((code) => counted.now('budget', code));
  const shares = suppressShares(tallies, counted.now('figures', 'cases'), threshold);
  const isShown = (index: number) =>
    shares[index] !== 'withheld' &&
    (threshold === 1 || (tallies[index]?.count ?? 0) >= fewestCaps * capCents);
  const shown = budgetFigures.findIndex((_code, index) => !isShown(index));
  const end = shown === -1 ? budgetFigures.length : shown;
  return budgetFigures.map((code, index) => {
    const cents = tallies[index]?.count ?? 0;
    return { code, count: index < end ? Math.round(cents / 100) : 'withheld' };
  });
}
