import { z } from 'zod';
import { consentForms } from '../../domain/basis/basis';
import { dataCategories } from '../../domain/basis/category';
import { lifeDomains } from '../../domain/case/case';
import { handoffKinds } from '../../domain/handoff/handoff';
import { handoffStatuses } from '../../domain/handoff/status';
import { citation, instant, slug, text } from './text';

/** Code of a partner organisation, as `GET /partners` lists them. */
const PartnerIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
  .meta({ description: 'Code of a partner.', examples: ['viveste'] });
export const CategorySchema = z.enum(dataCategories);
const BasisIdSchema = z
  .string()
  .regex(/^b-[0-9a-f]{8}$/)
  .meta({ description: 'Id of a basis within its case.', examples: ['b-3fa9c2d1'] });
export const HandoffIdSchema = z
  .string()
  .regex(/^OK-\d{4}-\d{5,9}-H[1-9]\d{0,3}$/)
  .meta({ description: 'Id of a hand-off.', examples: ['OK-2026-00042-H2'] });

const GrantsSchema = z
  .array(
    z.strictObject({
      partner: PartnerIdSchema,
      categories: z.array(CategorySchema).min(1).max(dataCategories.length).refine(areDistinct),
    }),
  )
  .min(1)
  .max(40)
  .refine((grants) => areDistinct(grants.map(({ partner }) => partner)), {
    error: 'A partner is named once.',
  })
  .meta({ description: 'Each partner, and what it may be told.' });

export const NewBasisSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('consent'),
      textVersion: slug(40).meta({ description: 'Version of the text the resident was shown.' }),
      givenHow: z.enum(consentForms),
      validUntilAt: instant,
      grants: GrantsSchema,
    }),
    z.strictObject({
      kind: z.literal('statutory'),
      law: citation,
      article: citation,
      necessity: text(4_000),
      decidedBy: slug(40).meta({ description: 'Member code.' }),
      validUntilAt: instant.exactOptional(),
      grants: GrantsSchema,
    }),
  ])
  .meta({ id: 'NewBasis' });

export const BasisSchema = z
  .object({
    basisId: z.string(),
    kind: z.enum(['consent', 'statutory']),
    grants: z.array(z.object({ partner: z.string(), categories: z.array(CategorySchema) })),
    law: z.string().optional(),
    article: z.string().optional(),
    recordedAt: instant,
    validUntil: instant.optional(),
    withdrawnAt: instant.optional(),
    expiredAt: instant.optional(),
  })
  .meta({ id: 'Basis' });

export const NewHandoffSchema = z
  .strictObject({
    actionId: z.string().regex(/^a[1-9]\d{0,2}$/),
    partner: PartnerIdSchema,
    kind: z.enum(handoffKinds),
    basisId: BasisIdSchema,
    categories: z
      .array(CategorySchema)
      .max(dataCategories.length)
      .refine(areDistinct)
      .default([])
      .meta({ description: 'What is asked to go; only what partner and basis allow ever goes.' }),
    question: text(4_000).meta({ description: 'The resident and the partner read this.' }),
    details: z
      .array(z.strictObject({ category: z.enum(lifeDomains), text: text(4_000) }))
      .max(lifeDomains.length)
      .refine((details) => areDistinct(details.map(({ category }) => category)))
      .default([])
      .meta({ description: 'What this partner needs to know of a life domain.' }),
  })
  .meta({ id: 'NewHandoff' });

export const HandoffSchema = z
  .object({
    handoffId: z.string(),
    actionId: z.string(),
    partner: z.string(),
    kind: z.enum(handoffKinds),
    basisId: z.string(),
    categories: z.array(CategorySchema),
    status: z.enum(handoffStatuses),
    statusAt: instant,
    reason: z.string().optional(),
    noteRef: z.string().optional(),
    outcomeRef: z.string().optional(),
    deliveryState: z.enum(['not-sent', 'sending', 'delayed', 'delivered', 'dead-letter']),
    attempts: z.int(),
    trouble: z.string().optional().meta({ description: 'Why the last attempt failed, a code.' }),
    requestedAt: instant,
    deliveredAt: instant.optional(),
    deadlines: z.array(
      z.object({
        kind: z.enum(['acceptance', 'progress', 'completion', 'deletion']),
        dueAt: instant,
        passings: z.int(),
      }),
    ),
    withdrawal: z
      .object({
        why: z.enum(['basis-withdrawn', 'cancelled', 'taken-over']),
        withdrawnAt: instant,
        categories: z.array(CategorySchema).optional(),
        state: z.string(),
        settledAt: instant.optional(),
      })
      .optional(),
  })
  .meta({ id: 'Handoff' });

export const StopSchema = z
  .strictObject({ explanation: text(4_000).exactOptional() })
  .meta({ id: 'HandoffCancellation' });

export const TakeoverSchema = z
  .strictObject({ explanation: text(4_000) })
  .meta({ id: 'HandoffTakeover' });

function areDistinct(entries: readonly string[]): boolean {
  return new Set(entries).size === entries.length;
}
