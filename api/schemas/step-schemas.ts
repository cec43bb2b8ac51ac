import { z } from 'zod';
import { outcomes } from '../../domain/case/case';
import {
  contactKinds,
  noBreakthroughReasons,
  partsOfDay,
  suspensionReasons,
} from '../../domain/case/commands';
import { LifeDomainSchema, MemberSchema, PartySchema } from './case-schema';
import { instant, line, slug, text } from './text';

export const IntakeSchema = z
  .strictObject({
    lifeDomains: z
      .array(LifeDomainSchema)
      .max(12)
      .meta({ description: 'Situation at start: only the domains that were asked for.' }),
    firstPriority: LifeDomainSchema.exactOptional(),
    solution: text(10_000)
      .exactOptional()
      .meta({ description: 'What the beginning of a solution would be.' }),
    successCriterion: text(4_000)
      .exactOptional()
      .meta({ description: 'When is it a success for you?' }),
    wantedAtTable: z.array(PartySchema).max(20).default([]),
    questions: z
      .array(slug(80))
      .max(20)
      .exactOptional()
      .meta({ description: "What is asked, as codes of the policy's report.questions." }),
  })
  .meta({ id: 'Intake' });

export const SessionSchema = z
  .strictObject({
    kind: z.enum(['first', 'follow-up']),
    startsAt: instant,
    isDigital: z.boolean().default(false),
    place: line(200)
      .exactOptional()
      .meta({ description: 'Where, when it is not the room of the table.' }),
    invitees: z.array(PartySchema).max(20).default([]),
  })
  .meta({ id: 'SessionPlan' });

export const SessionOutcomeSchema = z
  .strictObject({
    outcome: z.enum(['held', 'cancelled', 'resident-absent']),
    attendees: z
      .array(PartySchema)
      .max(30)
      .default([])
      .meta({ description: 'Roles that were there; `resident` and `network` among them.' }),
    minutes: z.int().min(1).max(1_440).exactOptional(),
    told: text(20_000)
      .exactOptional()
      .meta({ description: 'What the resident told, in their own words.' }),
    summary: text(20_000).exactOptional().meta({ description: 'What was agreed.' }),
  })
  .meta({ id: 'SessionOutcome' });

const contact = {
  soort: z
    .enum(contactKinds)
    .meta({ description: 'DDAS vroegsignalering, contactpogingen.soort.' }),
  dagdeel: z
    .enum(partsOfDay)
    .meta({ description: 'DDAS vroegsignalering, contactpogingen.dagdeel.' }),
  reached: z.boolean(),
  note: text(4_000).exactOptional(),
};

export const ContactAttemptSchema = z.strictObject(contact).meta({ id: 'ContactAttempt' });

export const CallBackAttemptSchema = z
  .strictObject({
    ...contact,
    outcome: z.enum(['goes-well', 'follow-up-wanted', 'worse']).exactOptional(),
  })
  .refine((attempt) => attempt.reached === (attempt.outcome !== undefined), {
    path: ['outcome'],
    error: 'An outcome is given exactly when the resident was reached.',
  })
  .meta({ id: 'CallBackAttempt' });

export const SuspensionSchema = z
  .strictObject({
    reason: z.enum(suspensionReasons),
    explanation: text(4_000).exactOptional(),
    untilAt: instant,
  })
  .meta({ id: 'Suspension' });

export const TeamChangeSchema = z
  .strictObject({
    caseHolder: MemberSchema,
    backup: MemberSchema.exactOptional(),
    members: z.array(MemberSchema).max(20).default([]),
  })
  .meta({ id: 'TeamChange' });

export const ClosureSchema = z
  .strictObject({
    outcome: z.enum(outcomes),
    handedOverTo: PartySchema.exactOptional(),
    reason: z.enum(noBreakthroughReasons).exactOptional(),
    explanation: text(4_000).exactOptional(),
    closeAnyway: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Also while a hand-off is open; it goes on.' }),
  })
  .refine(
    (closure) => (closure.outcome === 'handed-over') === (closure.handedOverTo !== undefined),
    {
      path: ['handedOverTo'],
      error: 'Who took over is given exactly when the case was handed over.',
    },
  )
  .refine((closure) => (closure.outcome === 'no-breakthrough') === (closure.reason !== undefined), {
    path: ['reason'],
    error: 'A reason is given exactly when there was no breakthrough.',
  })
  .meta({ id: 'Closure' });

export const EvaluationSchema = z
  .strictObject({
    success: z.enum(['reached', 'partly', 'not-reached', 'unknown']),
    satisfaction: z.int().min(1).max(10).exactOptional(),
    situation: z
      .array(
        z.strictObject({
          lifeDomain: LifeDomainSchema,
          situation: z.enum(['worse', 'same', 'better', 'solved']),
        }),
      )
      .max(12)
      .default([]),
    note: text(10_000).exactOptional(),
  })
  .meta({ id: 'Evaluation' });

export const AftercareSchema = z
  .strictObject({
    untilAt: instant
      .exactOptional()
      .meta({ description: "The policy's pilot flame when left out." }),
  })
  .meta({ id: 'Aftercare' });

export const ReopeningSchema = z
  .strictObject({ explanation: text(4_000) })
  .meta({ id: 'Reopening' });
