import { z } from 'zod';
import { refusals } from '../../domain/case/refusal';
import { BudgetRequestParams } from './budget-schema';
import { BudgetRequestSchema, DeviationLineSchema } from './budget-line-schema';
import { CaseNumberParams, StageSchema, TeamSchema } from './case-schema';
import { instant, slug, text } from './text';

const ofCase = z.object({
  caseNumber: z.string(),
  shortName: z.string().optional(),
  caseHolder: z.string().optional(),
  team: TeamSchema,
  stage: StageSchema,
});
const words = z.string().optional();
const refusal = z
  .enum([...Object.keys(refusals), 'ACCESS_NOT_ALLOWED'])
  .optional()
  .meta({ description: 'Why the caller cannot; absent when they can.' });

const MoneySchema = ofCase.extend({
  request: BudgetRequestSchema.pick({
    requestId: true,
    amountCents: true,
    status: true,
    requestedBy: true,
    requestedAt: true,
    firstApprovedBy: true,
  }),
  ...{ purpose: words, breakthrough: words, alternatives: words },
  approvedCents: z.int().meta({ description: 'Promised to the case so far.' }),
  afterCents: z.int().meta({ description: 'Promised to it when this is approved.' }),
  approval: z.object({ refusal }),
  rejection: z.object({ refusal }),
  questions: z.array(z.object({ askedBy: z.string(), askedAt: instant, text: words })),
});

export const DecisionsSchema = z
  .object({
    money: z.array(MoneySchema).meta({ description: 'The oldest first.' }),
    deviations: z.array(
      ofCase.extend({
        deviation: DeviationLineSchema.pick({
          deviationId: true,
          rule: true,
          article: true,
          decidedBy: true,
          recordedAt: true,
        }),
        ...{ reason: words, insteadOf: words },
        timesOfRule: z.int().meta({ description: 'Deviations from this rule in this list.' }),
      }),
    ),
    closings: z.array(
      ofCase.extend({
        why: z.enum(['ready', 'max-duration']),
        referredAt: instant,
        canClose: z.object({ refusal }),
      }),
    ),
    isCut: z.boolean(),
  })
  .meta({ id: 'Decisions' });

export const OverviewSchema = z
  .object({
    stages: z
      .array(
        z.object({
          stage: StageSchema,
          adult: z.int(),
          youth: z.int(),
          overdue: z.int(),
        }),
      )
      .meta({ description: 'Every stage, also when nobody is there.' }),
    counts: z.object({
      openCases: z.int(),
      maxOpenCases: z.int(),
      newThisMonth: z.int(),
      overdue: z.int(),
      overdueTwice: z.int(),
      atPartner: z.int(),
      longestAtPartnerSince: instant.optional(),
      outOfSight: z.int(),
    }),
    budget: z.object({
      year: z.int(),
      spentCents: z.int(),
      cases: z.int().meta({ description: 'That spent anything.' }),
      averageCents: z.int(),
      highestCents: z.int(),
    }),
  })
  .meta({ id: 'Overview' });

const TermSchema = ofCase.omit({ team: true, caseHolder: true }).extend({
  caseHolder: z.string().optional(),
  backup: z.string().optional(),
  kind: z.string().meta({ description: 'A term of the case, or with a hand-off of the partner.' }),
  about: z.string().optional().meta({ description: 'Action or hand-off.' }),
  partner: z.string().optional(),
  dueAt: instant,
  passings: z.int(),
  workingDaysLate: z.int(),
  lastContactAt: instant.optional(),
});

export const DeadlinesSchema = z
  .object({
    secondTime: z.array(TermSchema),
    firstTime: z.array(TermSchema),
    outOfSight: z.array(TermSchema),
    isCut: z.boolean(),
  })
  .meta({ id: 'PassedTerms' });

export const NewBudgetQuestionSchema = z
  .strictObject({ question: text(4_000) })
  .meta({ id: 'NewBudgetQuestion' });

export const BudgetQuestionParams = BudgetRequestParams;
export const BudgetQuestionSchema = z
  .object({ caseNumber: z.string(), requestId: z.string(), askedBy: z.string(), askedAt: instant })
  .meta({ id: 'BudgetQuestion' });

export const DeviationParams = CaseNumberParams.extend({ deviationId: slug(64) });
export const SeenDeviationSchema = z
  .object({ caseNumber: z.string(), deviationId: z.string(), seenBy: z.string(), seenAt: instant })
  .meta({ id: 'SeenDeviation' });
