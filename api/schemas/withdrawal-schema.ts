import { z } from 'zod';
import { CaseNumberParams, PartySchema } from './case-schema';
import { CategorySchema, HandoffIdSchema } from './handoff-schema';
import { instant, slug } from './text';

const BasisIdSchema = slug(40).meta({ description: 'Id of a basis within its case.' });
export const BasisParams = CaseNumberParams.extend({ basisId: BasisIdSchema });

/** Nothing named: everything is taken back. */
export const WithdrawalSchema = z
  .strictObject({
    partners: z.array(PartySchema).min(1).max(50).exactOptional(),
    categories: z.array(CategorySchema).min(1).max(20).exactOptional(),
  })
  .meta({ id: 'Withdrawal' });

export const WithdrawnSchema = z
  .strictObject({ basisId: BasisIdSchema, withdrawnAt: instant })
  .meta({ id: 'Withdrawn' });

export const ReceiptSchema = z
  .strictObject({
    basisId: BasisIdSchema,
    withdrawnAt: instant,
    isComplete: z.boolean().meta({ description: 'Nobody has anything left to confirm.' }),
    handoffs: z.array(
      z.strictObject({
        handoffId: HandoffIdSchema,
        partner: z.string(),
        categories: z.array(CategorySchema),
        receivedAt: instant.exactOptional(),
        state: z.enum(['never-sent', 'asked', 'deleted', 'kept', 'undeliverable']),
        settledAt: instant.exactOptional(),
        noteRef: z.string().exactOptional(),
      }),
    ),
    stays: z.array(
      z.strictObject({
        handoffId: HandoffIdSchema,
        partner: z.string(),
        basisId: BasisIdSchema,
        kind: z.enum(['consent', 'statutory']),
        law: z.string().exactOptional(),
        article: z.string().exactOptional(),
        why: z.enum(['statutory-task', 'other-consent']),
      }),
    ),
  })
  .meta({ id: 'WithdrawalReceipt' });
