import { z } from 'zod';
import { crisisKinds } from '../../domain/case/case';
import { commandRules } from '../../domain/case/command-rules';
import { refusals } from '../../domain/case/refusal';
import { timelineKinds } from '../../domain/desk/timeline';
import { BudgetRequestSchema, DeviationLineSchema } from './budget-line-schema';
import { CaseLineSchema, LifeDomainSchema } from './case-schema';
import { StepSchema } from './desk-schema';
import { BasisSchema, HandoffSchema } from './handoff-schema';
import { instant } from './text';

const words = z.string().optional();
const what = z.string().optional().meta({ description: 'The text; absent when none stands.' });
const codes = [...Object.keys(refusals), 'ACCESS_NOT_ALLOWED'];

const CommandSchema = z
  .object({
    name: z.enum(Object.keys(commandRules)),
    about: z.string().optional(),
    choice: z.enum(['approve', 'reject', 'worked', 'ended', 'anyway']).optional(),
    refusal: z
      .enum(codes)
      .optional()
      .meta({ description: 'Why not; absent when it can be given.' }),
  })
  .meta({ id: 'AvailableCommand' });

const ActionSchema = z.object({
  actionId: z.string(),
  goalId: z.string().optional(),
  owner: z.string(),
  what,
  dependsOn: z.array(z.string()),
  dueDate: z.iso.date().optional(),
  lifeDomain: LifeDomainSchema.optional(),
  status: z.enum(['open', 'started', 'completed', 'cancelled']),
  isBlocked: z.boolean(),
  isLate: z.boolean(),
});

const QuestionSchema = z.object({ askedBy: z.string(), askedAt: instant, text: what });

const BudgetSchema = z.object({
  capCents: z.int(),
  approvedCents: z.int(),
  spentCents: z.int(),
  askableCents: z.int(),
  requests: z.array(
    BudgetRequestSchema.pick({
      requestId: true,
      amountCents: true,
      status: true,
      requestedBy: true,
      requestedAt: true,
    }).extend({
      purpose: what,
      reason: what,
      leftCents: z.int(),
      questions: z.array(QuestionSchema),
    }),
  ),
});

const TimelineSchema = z.object({
  seq: z.int(),
  at: instant,
  kind: z.enum(timelineKinds),
  type: z.string(),
  by: z.string(),
  about: z.string().optional(),
  partner: z.string().optional(),
  result: z.string().optional(),
  text: what,
  told: what,
});

const ContactSchema = z.object({
  at: instant,
  by: z.string(),
  type: z.enum(['callBackAttempted', 'contactAttempted', 'pilotFlameContacted']),
  soort: z.string(),
  dagdeel: z.string(),
  reached: z.boolean(),
  outcome: z.string().optional(),
  note: what,
});

export const CaseDeskSchema = CaseLineSchema.extend({
  person: z
    .object({
      ...{ name: words, phone: words, email: words, address: words },
      isBirthKnown: z.literal(true).optional(),
    })
    .optional()
    .meta({ description: 'Who it is and how to reach them; never the number of the citizen.' }),
  backup: z.string().optional(),
  members: z.array(z.string()),
  urgency: z.enum(['normal', 'crisis']),
  crises: z.array(z.enum(crisisKinds)).optional(),
  isKnownToResident: z.boolean().optional(),
  suspension: z.object({ since: instant, until: instant, reason: z.string() }).optional(),
  outcome: z.string().optional(),
  nextStep: StepSchema,
  steps: z.array(StepSchema).meta({ description: 'All there is to do or to wait for.' }),
  commands: z.array(CommandSchema),
  mayIssueCode: z
    .literal(true)
    .optional()
    .meta({ description: 'Set for who may make the code of the resident.' }),
  words: z
    .object({
      story: words,
      firstPriority: LifeDomainSchema.optional(),
      solution: words,
      success: words,
    })
    .meta({ description: "The resident's own." }),
  intake: z
    .object({ wantedAtTable: z.array(z.string()), questions: z.array(z.string()) })
    .optional()
    .meta({ description: 'What the resident asked, and for whom; absent before the intake.' }),
  lastSession: z
    .object({ at: instant, told: words, summary: words })
    .optional()
    .meta({ description: 'The last one of which something was written.' }),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      kind: z.enum(['first', 'follow-up']),
      startsAt: instant,
      outcome: z.string().optional(),
      hadResident: z.boolean().optional(),
      invitees: z.array(z.string()).optional(),
    }),
  ),
  goals: z.array(z.object({ goalId: z.string(), what })),
  actions: z.array(ActionSchema),
  handoffs: z.array(
    HandoffSchema.extend({
      note: what,
      result: what,
      workItemId: z.string().optional().meta({
        description: 'Of an answer that nobody has acknowledged.',
      }),
    }),
  ),
  bases: z.array(BasisSchema.extend({ isOver: z.boolean() })),
  contacts: z.array(ContactSchema),
  budget: BudgetSchema.optional().meta({ description: 'Absent for who may not see the money.' }),
  deviations: z.array(
    DeviationLineSchema.pick({
      deviationId: true,
      rule: true,
      article: true,
      mandate: true,
      decidedBy: true,
      recordedAt: true,
    }).extend({ decision: what }),
  ),
  lifeDomains: z.array(
    z.object({
      lifeDomain: LifeDomainSchema,
      atStart: z.boolean(),
      openActions: z.int(),
      settledActions: z.int(),
      situation: z.enum(['worse', 'same', 'better', 'solved']).optional(),
    }),
  ),
  timeline: z.array(TimelineSchema),
  isTimelineCut: z.boolean(),
  behindSince: instant.optional(),
}).meta({ id: 'CaseDesk' });
