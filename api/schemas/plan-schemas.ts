import { z } from 'zod';
import { ActionIdSchema, GoalIdSchema, LifeDomainSchema, PartySchema } from './case-schema';
import { slug, date, text } from './text';

export const NewActionSchema = z
  .strictObject({
    actionId: ActionIdSchema,
    goalId: GoalIdSchema.exactOptional(),
    owner: PartySchema.meta({
      description: 'Who does it: `resident`, a role at the table or an organisation.',
    }),
    what: text(4_000),
    dependsOn: z.array(ActionIdSchema).max(50).default([]),
    dueDate: date.exactOptional(),
    lifeDomain: LifeDomainSchema.exactOptional(),
  })
  .meta({ id: 'NewAction' });

export const PlanSchema = z
  .strictObject({
    goals: z
      .array(z.strictObject({ goalId: GoalIdSchema, what: text(2_000) }))
      .max(30)
      .default([]),
    actions: z.array(NewActionSchema).max(100),
  })
  .meta({ id: 'PlanAgreement' });

export const ActionChangeSchema = z
  .discriminatedUnion('status', [
    z.strictObject({ status: z.literal('started') }),
    z.strictObject({
      status: z.literal('completed'),
      result: text(4_000).exactOptional(),
      achieved: slug(80)
        .exactOptional()
        .meta({ description: "For the factsheet: a code of the policy's report.results." }),
    }),
    z.strictObject({ status: z.literal('cancelled'), explanation: text(4_000).exactOptional() }),
  ])
  .meta({ id: 'ActionChange' });
