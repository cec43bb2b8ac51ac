import { z } from 'zod';
import type {
  RetentionPolicy,
  RetentionRule,
  RetentionTerm,
} from '../domain/retention/retention-policy';
import { CountSchema, SecondsSchema, TermSchema } from './term-schema';
import { CodeSchema, distinct, TextSchema } from './text-schema';

const KeepSchema = z.discriminatedUnion('unit', [
  z.strictObject({
    unit: z.literal('years'),
    count: CountSchema.max(100, 'must not be longer than a hundred years'),
  }),
  z.strictObject({ unit: z.literal('seconds'), count: SecondsSchema }),
]) satisfies z.ZodType<RetentionTerm>;

const RuleSchema = z.strictObject({
  laws: distinct(TextSchema),
  keep: KeepSchema,
  source: TextSchema,
  endsOnRequest: z.boolean(),
}) satisfies z.ZodType<RetentionRule>;

/** A name that points nowhere would leave a case without a term, so all of them are looked up here. */
export const RetentionSchema = z
  .strictObject({
    grounds: z.record(CodeSchema, RuleSchema),
    fileOf: z.strictObject({ adult: CodeSchema, youth: CodeSchema }),
    withoutPlan: CodeSchema,
    consent: CodeSchema,
    otherLaw: CodeSchema,
    erasureWait: TermSchema,
    logs: z.strictObject({ keep: KeepSchema, source: TextSchema }),
  })
  .superRefine(({ grounds, fileOf, withoutPlan, consent, otherLaw }, context) => {
    const named: readonly (readonly [readonly string[], string])[] = [
      [['fileOf', 'adult'], fileOf.adult],
      [['fileOf', 'youth'], fileOf.youth],
      [['withoutPlan'], withoutPlan],
      [['consent'], consent],
      [['otherLaw'], otherLaw],
    ];
    for (const [path, ground] of named)
      if (!Object.hasOwn(grounds, ground))
        context.addIssue({ code: 'custom', path: [...path], message: 'must be one of grounds' });
  }) satisfies z.ZodType<RetentionPolicy>;
