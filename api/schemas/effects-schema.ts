import { z } from 'zod';
import { verdicts } from '../../domain/effects/effects-record';
import { HandoffIdSchema } from './handoff-schema';
import { LifeDomainSchema, PartySchema, RefSchema } from './case-schema';
import { slug, text } from './text';

const mostCents = 100_000_000;
const mostMinutes = 100_000;

const cents = z.int().min(0).max(mostCents);
const minutes = z.int().min(0).max(mostMinutes);

const RangeSchema = z
  .strictObject({ lowCents: cents, highCents: cents })
  .refine(({ lowCents, highCents }) => lowCents <= highCents, {
    path: ['highCents'],
    error: 'The highest estimate is not below the lowest.',
  })
  .meta({ description: 'From the lowest to the highest estimate. Left out: unknown.' });

const FollowUpSchema = z
  .strictObject({
    party: PartySchema,
    lowMinutes: minutes.exactOptional(),
    highMinutes: minutes.exactOptional(),
  })
  .refine(
    ({ lowMinutes, highMinutes = lowMinutes }) =>
      lowMinutes === highMinutes ||
      (lowMinutes !== undefined && highMinutes !== undefined && lowMinutes < highMinutes),
    { path: ['highMinutes'], error: 'Stands beside lowMinutes and is not below it.' },
  )
  .meta({ description: 'Work between the sessions. Without minutes it is unknown.' });

export const NewEffectsSchema = z
  .strictObject({
    followUp: z.array(FollowUpSchema).max(30).default([]),
    handoffCosts: z
      .array(
        z.strictObject({
          partner: PartySchema,
          handoffId: HandoffIdSchema.exactOptional(),
          amount: RangeSchema.exactOptional(),
        }),
      )
      .max(30)
      .default([]),
    otherCosts: z
      .array(z.strictObject({ what: text(400), amount: RangeSchema.exactOptional() }))
      .max(30)
      .default([]),
    reference: z
      .array(
        z.strictObject({
          code: slug(80).meta({ description: 'Of a line of GET /price-list.' }),
          months: z
            .int()
            .min(1)
            .max(600)
            .exactOptional()
            .meta({ description: 'How long; as long as the price is for when left out.' }),
          fromMonth: z
            .int()
            .min(0)
            .max(240)
            .default(0)
            .meta({ description: 'Whole months after the referral.' }),
        }),
      )
      .max(40)
      .default([])
      .meta({ description: 'What would have happened without Op Koers.' }),
    judgement: z
      .strictObject({
        verdict: z.enum(verdicts),
        ground: z.enum(['evidence', 'judgement']),
        explanation: text(4_000).meta({ description: 'Which studies, or what was seen.' }),
      })
      .exactOptional()
      .meta({ description: 'Only where amounts do not decide.' }),
  })
  .meta({ id: 'NewEffects' });

const RangeBody = z.object({ lowCents: z.int(), highCents: z.int() });
const TotalSchema = RangeBody.extend({
  isComplete: z
    .boolean()
    .meta({ description: 'Otherwise there are unknown lines, and the total reads "at least".' }),
}).meta({ id: 'EffectsTotal' });
const amount = RangeBody.optional().meta({ description: 'Absent: unknown.' });

const InterventionLineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('session'),
    sessionId: z.string(),
    professionals: z.int(),
    minutes: z.int().optional(),
    amount,
  }),
  z.object({
    kind: z.literal('follow-up'),
    party: z.string().optional(),
    minutes: z.object({ low: z.int(), high: z.int() }).optional(),
    amount,
  }),
  z.object({
    kind: z.literal('hand-off'),
    partner: z.string(),
    handoffId: z.string().optional(),
    amount,
  }),
  z.object({ kind: z.literal('other'), whatRef: RefSchema, amount }),
  z.object({ kind: z.literal('budget'), amount }),
]);

const ReferenceLineSchema = z.object({
  code: z.string(),
  fromMonth: z.int(),
  months: z.int(),
  pricedMonths: z.int(),
  priceCents: z.int().optional(),
  priceYear: z.int(),
  source: z.string(),
  amount,
});

const SpanSchema = z.object({
  code: z.string(),
  about: z.string(),
  fromMonth: z.number(),
  untilMonth: z.number(),
});

export const EffectsSchema = z
  .object({
    caseNumber: z.string(),
    evaluation: z.object({
      successCriterionRef: RefSchema.optional(),
      success: z.enum(['reached', 'partly', 'not-reached', 'unknown']).optional(),
      satisfaction: z.int().optional(),
      noteRef: RefSchema.optional(),
      domains: z.array(
        z.object({
          lifeDomain: LifeDomainSchema,
          wasTicked: z.boolean(),
          now: z.enum(['worse', 'same', 'better', 'solved']).optional(),
        }),
      ),
    }),
    intervention: z.object({ lines: z.array(InterventionLineSchema), total: TotalSchema }),
    reference: z.object({ lines: z.array(ReferenceLineSchema), total: TotalSchema }),
    judged: z.object({
      verdict: z.enum(verdicts),
      ground: z.enum(['amounts', 'evidence', 'judgement', 'missing-amounts']),
      marginCents: z
        .int()
        .optional()
        .meta({ description: 'By amounts: what is unknown must not pass this.' }),
      explanationRef: RefSchema.optional(),
    }),
    timelines: z.object({
      intervention: z.array(SpanSchema),
      reference: z.array(SpanSchema),
    }),
    hourlyRateCents: z.int(),
    priceList: z.string().optional(),
  })
  .meta({ id: 'Effects' });

export const PriceListSchema = z
  .object({
    version: z.string(),
    lines: z.array(
      z.object({
        code: z.string(),
        label: z.string().meta({ description: 'Dutch.' }),
        unit: z.enum(['year', 'treatment', 'trajectory']),
        months: z.int(),
        cents: z
          .int()
          .optional()
          .meta({ description: 'Absent: it costs, but no amount is known.' }),
        priceYear: z.int(),
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'PriceList' });
