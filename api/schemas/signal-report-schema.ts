import { z } from 'zod';
import { lifeDomains, outcomes } from '../../domain/case/case';
import { windows } from '../../domain/case/commands';
import { rejectionReasons } from '../../domain/handoff/status';
import { budgetFigures, successes, type SignalReport } from '../../domain/report/report';
import { instant } from './text';

const PublishedSchema = z.union([z.int().min(0), z.literal('withheld')]).meta({
  id: 'Published',
  description: 'A count, or `withheld`: too few cases, or others could be computed from it.',
});

const lines = <Code extends z.ZodType<string>>(code: Code) =>
  z.array(z.strictObject({ code, count: PublishedSchema }));

const FiguresSchema = z.strictObject({
  cases: PublishedSchema,
  referrals: PublishedSchema,
  conversations: PublishedSchema,
  handoffs: PublishedSchema,
  closures: PublishedSchema,
});

const WindowsSchema = z.record(z.enum(windows), PublishedSchema);

const ThemeSchema = z.strictObject({
  theme: z.string(),
  signal: z.int().exactOptional(),
  count: PublishedSchema,
  windows: WindowsSchema,
  previous: PublishedSchema.exactOptional(),
  trend: z.enum(['new', 'returning', 'growing', 'shrinking', 'same', 'unknown']),
  organisations: z.array(z.string()),
});

const PartnerSchema = z.strictObject({
  partner: z.string(),
  answers: PublishedSchema,
  accepted: PublishedSchema,
  declined: z.record(z.enum(rejectionReasons), PublishedSchema),
  silent: PublishedSchema,
  meanDaysToAccept: z.number().exactOptional(),
});

const deadlineKinds = [
  ...(['triage', 'intake', 'first-session', 'plan', 'call-back', 'follow-up-session'] as const),
  ...(['evaluation', 'aftercare', 'action', 'out-of-reach', 'max-duration'] as const),
  ...(['suspension', 'reopening', 'crisis', 'basis-expiry'] as const),
] as const;

export const SignalReportSchema = z
  .strictObject({
    edition: z.strictObject({
      edition: z.int(),
      kind: z.enum(['scheduled', 'extra']),
      from: instant,
      until: instant,
      isLate: z.boolean(),
      threshold: z.int().meta({ description: 'Fewer cases than this, and there is no number.' }),
      municipality: z.string(),
      policyVersion: z.string(),
    }),
    figures: FiguresSchema,
    previousFigures: FiguresSchema.exactOptional(),
    themes: z.array(ThemeSchema),
    windows: WindowsSchema,
    signals: PublishedSchema,
    organisations: lines(z.string()),
    partners: z.array(PartnerSchema),
    rules: lines(z.string()),
    outcomes: lines(z.enum([...outcomes, 'redirected'])),
    termsMissed: lines(z.enum(deadlineKinds)),
    budget: lines(z.enum(budgetFigures))
      .exactOptional()
      .meta({ description: 'Whole euros of the period.' }),
    evaluations: z
      .strictObject({
        success: lines(z.enum(successes)),
        meanSatisfaction: z.int().exactOptional(),
      })
      .exactOptional(),
    factsheet: z.strictObject({
      residents: PublishedSchema,
      conversations: PublishedSchema,
      organisations: PublishedSchema,
      questions: lines(z.string()),
      lifeDomains: lines(z.enum(lifeDomains)),
      results: lines(z.string()),
      successes: lines(z.enum(successes)).exactOptional(),
      improved: lines(z.enum(lifeDomains)).exactOptional(),
    }),
  })
  .meta({ id: 'SignalReport' }) satisfies z.ZodType<SignalReport>;
