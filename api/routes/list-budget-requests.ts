import { z } from 'zod';
import { approvedCents, spentCents } from '../../domain/budget/budget';
import { requestsOf } from '../../domain/case/budget';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { CaseBudgetSchema } from '../schemas/budget-schema';
import { CaseNumberParams } from '../schemas/case-schema';
import { atLeast, readAtLeast } from '../commands/read-at-least';

interface Dependencies {
  readonly db: Database;
  readonly policy: Policy;
}

/** GET /cases/{caseNumber}/budget-requests */
export function listBudgetRequests({ db, policy }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/budget-requests',
    operationId: 'listBudgetRequests',
    summary: 'Read the budget of a case',
    tag: 'Budget',
    access: { purpose: 'see-money' },
    params: CaseNumberParams,
    query: z.strictObject({ atLeast }),
    responses: { 200: { description: 'The budget, oldest first.', schema: CaseBudgetSchema } },
    handle: async ({ params, query }) => {
      const { current } = await readAtLeast(db, params.caseNumber, query.atLeast);
      const { capCents } = policy.budget;
      const requests = requestsOf(current);
      const approved = approvedCents(requests);
      const body = {
        ...{ capCents, approvedCents: approved, spentCents: spentCents(requests) },
        ...{ askableCents: Math.max(0, capCents - approved), requests },
      };
      return { status: 200, body };
    },
  });
}
