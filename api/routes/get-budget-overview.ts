import type { Policy } from '../../domain/policy/policy';
import { findBudgetDifferences, readBudgetOverview } from '../../store/budget-overview';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { BudgetOverviewSchema } from '../schemas/budget-schema';

interface Dependencies {
  readonly db: Database;
  readonly policy: Policy;
}

/** GET /budget-overview: sums over all cases, no case by itself. */
export function getBudgetOverview({ db, policy }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/budget-overview',
    operationId: 'getBudgetOverview',
    summary: 'Read what the municipality has promised and spent',
    tag: 'Budget',
    touches: 'no-case',
    access: { purpose: 'see-budgets' },
    responses: { 200: { description: 'The sums, in cents.', schema: BudgetOverviewSchema } },
    handle: async () => {
      const [overview, differing] = await Promise.all([
        readBudgetOverview(db),
        findBudgetDifferences(db),
      ]);
      const body = { ...policy.budget, ...overview, differences: differing.length };
      return { status: 200, body };
    },
  });
}
