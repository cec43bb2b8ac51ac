import { z } from 'zod';
import { CaseNumberParams, CommandResultSchema, PartySchema } from './case-schema';
import { PlanSchema } from './plan-schemas';
import { SessionOutcomeSchema } from './step-schemas';
import { instant, line, slug, text } from './text';

export const SessionParams = CaseNumberParams.extend({ sessionId: slug(40) });

export const NewDraftSchema = z
  .strictObject({
    fields: z
      .array(z.strictObject({ name: line(60), value: text(20_000) }))
      .max(800)
      .meta({ description: 'What was typed, field by field; one that is empty is left out.' }),
  })
  .meta({ id: 'NewSessionDraft' });

export const DraftSchema = z
  .object({
    sessionId: z.string(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
    writtenBy: z.string(),
    writtenAt: instant,
  })
  .meta({ id: 'SessionDraft' });

/** How a session that was held went, and the plan that was agreed there. */
export const AgreementSchema = z
  .strictObject({
    ...SessionOutcomeSchema.omit({ outcome: true }).shape,
    attendees: z.array(PartySchema).min(1).max(30),
    ...PlanSchema.shape,
  })
  .meta({ id: 'SessionAgreement' });

export const AgreementResultSchema = CommandResultSchema.extend({
  happened: z.array(z.enum(['recordSession', 'agreePlan'])),
  refused: z
    .object({ command: z.literal('agreePlan'), code: z.string(), detail: z.string() })
    .optional()
    .meta({ description: 'The session is recorded; the plan was refused, and why.' }),
}).meta({ id: 'SessionAgreementResult' });
