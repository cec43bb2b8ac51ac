import { z } from 'zod';
import { commandRules } from '../../domain/case/command-rules';
import { stepKinds, stepStates } from '../../domain/desk/step';
import { TeamSchema } from './case-schema';
import { SlotSchema } from './table-schema';
import { instant } from './text';

const shortName = z
  .string()
  .optional()
  .meta({ description: 'First name and initial; absent when no name is known.' });

const commandNames = Object.keys(commandRules);

export const StepSchema = z
  .object({
    kind: z.enum(stepKinds),
    about: z.string().optional().meta({ description: 'Action, hand-off, session or request.' }),
    answer: z.int().optional().meta({ description: "Number of the partner's answer." }),
    since: instant,
    dueAt: instant.optional(),
    workingDaysLate: z.int(),
    state: z.enum(stepStates).meta({
      description:
        'now: a promise has passed, or a crisis; answer: a partner answered; soon: due today or on the next working day; waiting: on somebody else; done: in the last seven days.',
    }),
    who: z.object({
      kind: z.enum([
        ...(['case-holder', 'table', 'project-leader', 'partner', 'resident'] as const),
        ...(['owner', 'nobody'] as const),
      ]),
      code: z.string().optional(),
    }),
    isYours: z.boolean(),
    command: z.enum(commandNames).optional().meta({ description: 'The command that does it.' }),
  })
  .meta({ id: 'Step' });

const WorkItemSchema = StepSchema.extend({
  workItemId: z.string(),
  caseNumber: z.string(),
  team: TeamSchema,
  shortName,
  caseHolder: z.string().optional(),
  partner: z.string().optional(),
  status: z.string().optional().meta({ description: 'What the partner said.' }),
  reason: z.string().optional(),
  isCrisis: z.boolean(),
}).meta({ id: 'WorkItem' });

export const WorkListSchema = z
  .object({
    items: z.array(WorkItemSchema),
    isCut: z.boolean().meta({ description: 'There is more than the list holds.' }),
    replaces: z.array(z.object({ member: z.string(), until: z.iso.date() })),
    tables: z
      .array(z.object({ team: TeamSchema, slots: z.array(SlotSchema.extend({ shortName })) }))
      .meta({ description: 'That sit today and where the caller has a seat.' }),
    behindSince: instant.optional().meta({
      description: 'What came in since then has not reached the engine; the list may be old.',
    }),
  })
  .meta({ id: 'WorkList' });

export const AcknowledgementSchema = z
  .object({
    workItemId: z.string(),
    caseNumber: z.string(),
    acknowledgedBy: z.string(),
    acknowledgedAt: instant,
  })
  .meta({ id: 'Acknowledgement' });

export const WorkItemParams = z.strictObject({
  workItemId: z
    .string()
    .regex(/^OK-\d{4}-\d{5,9}-H[1-9]\d{0,3}-A[1-9]\d{0,14}$/)
    .meta({
      description: "Id of a partner's answer as an item of work.",
      examples: ['OK-2026-00042-H2-A3'],
    }),
});
