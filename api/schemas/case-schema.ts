import { z } from 'zod';
import { crisisKinds, lifeDomains, outcomes, type Stage } from '../../domain/case/case';
import type { WaitingFor } from '../../domain/case/waiting-for';
import type { Team } from '../../domain/policy/policy';
import { BudgetRequestSchema, DeviationLineSchema } from './budget-line-schema';
import { BasisSchema, HandoffSchema } from './handoff-schema';
import { date, instant, slug } from './text';

export const CaseNumberSchema = z
  .string()
  .regex(/^OK-\d{4}-\d{5,9}$/)
  .meta({ description: 'Number of a case.', examples: ['OK-2026-00042'] });

export const CaseNumberParams = z.strictObject({ caseNumber: CaseNumberSchema });

export const LifeDomainSchema = z.enum(lifeDomains);
export const TeamSchema = z.enum(['adult', 'youth']) satisfies z.ZodType<Team>;
/** Code of a member, as in the policy and in `sub` of an access token. */
export const MemberSchema = slug(40);
/** Code of a role at the table or of an organisation, such as `work-coach` or `viveste`. */
export const PartySchema = slug(40);
export const ActionIdSchema = z
  .string()
  .regex(/^a[1-9]\d{0,2}$/)
  .meta({ description: 'Id of an action within its case.', examples: ['a1'] });
export const GoalIdSchema = z
  .string()
  .regex(/^g[1-9]\d{0,2}$/)
  .meta({ description: 'Id of a goal within its case.', examples: ['g1'] });
export const RefSchema = z.uuid().meta({ description: 'Points to a dossier entry.' });

export const StageSchema = z.enum([
  'referral',
  'intake',
  'first-session',
  'plan',
  'call-back',
  'follow-up-session',
  'closure',
  'aftercare',
  'closed',
]) satisfies z.ZodType<Stage>;

const WaitingForSchema = z.enum([
  'triage',
  'intake',
  'session-date',
  'session',
  'plan',
  'call-back',
  'actions',
  'closure',
  'evaluation',
  'aftercare',
  'resumption',
  'nothing',
]) satisfies z.ZodType<WaitingFor>;

/** What every command answers. `sequence` goes into `atLeast` of a read, to read what one wrote. */
export const CommandResultSchema = z
  .object({
    sequence: z.int(),
    stage: StageSchema,
    waitingFor: WaitingForSchema,
    attentions: z.array(z.string()),
    handoffId: z
      .string()
      .optional()
      .meta({ description: 'The hand-off that this command asked for.' }),
  })
  .meta({ id: 'CommandResult' });

export const ReferredCaseSchema = CommandResultSchema.extend({
  caseNumber: z.string(),
  referredAt: instant.optional(),
}).meta({ id: 'ReferredCase' });

export const CaseLineSchema = z
  .object({
    caseNumber: z.string(),
    sequence: z.int(),
    stage: StageSchema,
    waitingFor: WaitingForSchema,
    team: TeamSchema,
    caseHolder: z.string().optional(),
    attentions: z.array(z.string()),
    isOverdue: z.boolean(),
    nextDeadlineAt: instant.optional(),
    referredAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'CaseLine' });

const ListedCaseSchema = CaseLineSchema.extend({
  shortName: z.string().optional().meta({
    description: 'First name and initial; absent when no name is known or the caller may not know.',
  }),
}).meta({ id: 'ListedCase' });

export const CasePageSchema = z
  .object({ cases: z.array(ListedCaseSchema), next: z.string().optional() })
  .meta({ id: 'CasePage' });

const SessionSchema = z.object({
  sessionId: z.string(),
  kind: z.enum(['first', 'follow-up']),
  startsAt: instant,
  outcome: z.enum(['held', 'cancelled', 'resident-absent']).optional(),
  hadResident: z.boolean().optional(),
});

const ActionSchema = z.object({
  actionId: ActionIdSchema,
  goalId: GoalIdSchema.optional(),
  owner: z.string(),
  whatRef: RefSchema,
  dependsOn: z.array(ActionIdSchema),
  dueDate: date.optional(),
  lifeDomain: LifeDomainSchema.optional(),
  status: z.enum(['open', 'started', 'completed', 'cancelled']),
  wasBlocked: z.boolean().optional(),
});

/** The read model of one case: process facts and references, no texts. */
export const CaseSchema = CaseLineSchema.extend({
  urgency: z.enum(['normal', 'crisis']),
  crises: z.array(z.enum(crisisKinds)).optional(),
  isKnownToResident: z.boolean().optional(),
  source: z.string(),
  lifeDomains: z.array(LifeDomainSchema),
  storyRef: RefSchema,
  personRef: RefSchema.optional(),
  earlierCase: z.string().optional(),
  backup: z.string().optional(),
  members: z.array(z.string()),
  intake: z
    .object({
      lifeDomains: z.array(LifeDomainSchema),
      firstPriority: LifeDomainSchema.optional(),
      solutionRef: RefSchema.optional(),
      successCriterionRef: RefSchema.optional(),
      wantedAtTable: z.array(z.string()),
      questions: z.array(z.string()).optional(),
    })
    .optional(),
  sessions: z.array(SessionSchema),
  bases: z.array(BasisSchema),
  handoffs: z.array(HandoffSchema),
  budget: z.array(BudgetRequestSchema).optional(),
  deviations: z.array(DeviationLineSchema).optional(),
  plan: z
    .object({
      goals: z.array(z.object({ goalId: GoalIdSchema, whatRef: RefSchema })),
      actions: z.array(ActionSchema),
    })
    .optional(),
  suspension: z.object({ since: instant, until: instant, reason: z.string() }).optional(),
  outcome: z.enum([...outcomes, 'redirected']).optional(),
  closedAt: instant.optional(),
  evaluatedAt: instant.optional(),
  aftercareUntil: instant.optional(),
  deadlines: z.array(
    z.object({
      kind: z.string(),
      about: z.string().optional(),
      dueAt: instant,
      wakesAt: instant.optional(),
      passings: z.int(),
    }),
  ),
  proposedSlotAt: instant
    .optional()
    .meta({ description: 'Next free slot of the table, while the case waits for a session date.' }),
}).meta({ id: 'Case' });
