import { z } from 'zod';
import type { BudgetStatus } from '../../domain/budget/budget';
import { instant, slug } from './text';

const RefSchema = z.uuid().meta({ description: 'Points to a dossier entry.' });

export const RequestIdSchema = slug(40).meta({
  description: 'Id of a request for money within its case.',
});
export const SpendIdSchema = slug(40).meta({ description: 'Id of a spend within its case.' });

const statuses = [
  'requested',
  'first-approved',
  'approved',
  'rejected',
] as const satisfies readonly BudgetStatus[];

export const BudgetRequestSchema = z
  .object({
    requestId: RequestIdSchema,
    amountCents: z.int(),
    status: z.enum(statuses).meta({
      description: 'first-approved: above the delegated amount, a second project leader decides.',
    }),
    purposeRef: RefSchema,
    breakthroughRef: RefSchema,
    alternativesRef: RefSchema.optional(),
    requestedBy: z.string(),
    requestedAt: instant,
    firstApprovedBy: z.string().optional(),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    reasonRef: RefSchema.optional(),
    spends: z.array(
      z.object({ spendId: SpendIdSchema, amountCents: z.int(), refundedCents: z.int() }),
    ),
  })
  .meta({ id: 'BudgetRequest' });

export const DeviationLineSchema = z
  .object({
    deviationId: z.string(),
    rule: z.string(),
    article: z.string().optional(),
    mandate: z.string(),
    decidedBy: z.string(),
    reasonRef: RefSchema,
    insteadOfRef: RefSchema.optional(),
    decisionRef: RefSchema.meta({
      description: 'The decision as text, for the organisation that carries it out.',
    }),
    recordedAt: instant,
  })
  .meta({ id: 'DeviationLine' });
