import { z } from 'zod';
import { CaseNumberParams } from './case-schema';
import { BudgetRequestSchema, RequestIdSchema, SpendIdSchema } from './budget-line-schema';
import { text } from './text';

/** Far above any cap, and small enough to add. */
const mostCents = 100_000_000;

const AmountSchema = z
  .int()
  .min(1)
  .max(mostCents)
  .meta({ description: 'Whole cents, above zero.', examples: [25_000] });

export const BudgetRequestParams = CaseNumberParams.extend({ requestId: RequestIdSchema });
export const SpendParams = BudgetRequestParams.extend({ spendId: SpendIdSchema });

export const NewBudgetRequestSchema = z
  .strictObject({
    amountCents: AmountSchema,
    purpose: text(2_000).meta({ description: 'What the money is for.' }),
    breakthrough: text(4_000).meta({ description: 'Why this money makes a breakthrough.' }),
    alternatives: text(4_000)
      .exactOptional()
      .meta({ description: 'What was thought of instead, and why that is no way.' }),
  })
  .meta({ id: 'NewBudgetRequest' });

export const BudgetDecisionSchema = z
  .strictObject({
    decision: z.enum(['approve', 'reject']),
    explanation: text(4_000).exactOptional(),
  })
  .refine(({ decision, explanation }) => decision === 'approve' || explanation !== undefined, {
    path: ['explanation'],
    error: 'Who asked reads why it was rejected.',
  })
  .meta({ id: 'BudgetDecision' });

export const MovementSchema = z
  .strictObject({
    amountCents: AmountSchema,
    receipt: text(1_000).exactOptional().meta({ description: 'Where the bill or receipt is.' }),
  })
  .meta({ id: 'BudgetMovement' });

export const CaseBudgetSchema = z
  .object({
    capCents: z.int().meta({ description: "The policy's, per case." }),
    approvedCents: z.int(),
    spentCents: z.int().meta({ description: 'Less what came back.' }),
    askableCents: z.int().meta({ description: 'What may still be asked for.' }),
    requests: z.array(BudgetRequestSchema),
  })
  .meta({ id: 'CaseBudget' });

const money = z.object({ count: z.int(), cents: z.int() });

export const BudgetOverviewSchema = z
  .object({
    capCents: z.int().meta({ description: "The policy's, per case." }),
    delegatedCents: z.int(),
    undecided: money.meta({ description: 'Requests that wait for a project leader.' }),
    promised: money.meta({ description: 'Approved and not spent, of cases that are not closed.' }),
    spent: money.meta({ description: 'Cases that spent money, less what came back.' }),
    years: z.array(z.object({ year: z.int(), spentCents: z.int() })),
    differences: z.int().meta({
      description:
        'Requests of which ledger and journal say something else; an operator must look.',
    }),
  })
  .meta({ id: 'BudgetOverview' });
