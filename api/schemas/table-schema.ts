import { z } from 'zod';
import { MemberSchema, PartySchema, TeamSchema } from './case-schema';
import { date, instant } from './text';

export const SlotSchema = z.object({
  startsAt: instant,
  isTaken: z.boolean(),
  caseNumber: z
    .string()
    .optional()
    .meta({ description: 'Of the case that has the slot, to who may know of it.' }),
  sessionId: z
    .string()
    .optional()
    .meta({ description: 'Only for who may read the case, and so what follows.' }),
  kind: z.enum(['first', 'follow-up']).optional(),
  isDigital: z.boolean().optional(),
  invitees: z
    .array(PartySchema)
    .optional()
    .meta({ description: 'Whoever was asked to come beside the table, as codes.' }),
});

export const AgendaSchema = z
  .object({
    team: TeamSchema,
    date,
    place: z.string(),
    seats: z.array(
      z.object({
        role: z.string(),
        member: z.string(),
        standsInFor: z.string().optional(),
        isEmpty: z.boolean().optional(),
      }),
    ),
    onCall: z.array(z.string()),
    slots: z.array(SlotSchema),
    openCases: z.int(),
    attentions: z.array(z.enum(['too-many-open-cases', 'empty-seat'])),
  })
  .meta({ id: 'Agenda' });

export const NewAbsenceSchema = z
  .strictObject({ fromDate: date, untilDate: date })
  .refine((absence) => absence.fromDate <= absence.untilDate, {
    path: ['untilDate'],
    error: 'The last day comes before the first.',
  })
  .meta({ id: 'NewAbsence' });

export const AbsenceSchema = z
  .object({ absenceId: z.uuid(), member: MemberSchema, fromDate: date, untilDate: date })
  .meta({ id: 'Absence' });

export const AbsenceListSchema = z
  .object({ absences: z.array(AbsenceSchema) })
  .meta({ id: 'AbsenceList' });
