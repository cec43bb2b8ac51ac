import { z } from 'zod';
import { crisisKinds } from '../../domain/case/case';
import { redirectReasons } from '../../domain/case/commands';
import {
  CaseNumberSchema,
  LifeDomainSchema,
  MemberSchema,
  PartySchema,
  TeamSchema,
} from './case-schema';
import { PersonSchema } from './person-schema';
import { text } from './text';

const referralSources = [
  'resident',
  'social-team',
  'wil',
  'houtense-werktafel',
  'school-attendance',
  'gp',
  'housing-association',
  'debt-buddy',
  'uwv',
  'lister',
  'other',
] as const;

export const ReferralSchema = z
  .strictObject({
    source: z.enum(referralSources),
    team: TeamSchema,
    lifeDomains: z.array(LifeDomainSchema).max(12).default([]),
    urgency: z.enum(['normal', 'crisis']).default('normal'),
    crises: z
      .array(z.enum(crisisKinds))
      .max(crisisKinds.length)
      .exactOptional()
      .meta({ description: 'What cannot wait; only where the urgency is `crisis`.' }),
    isKnownToResident: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Whether the resident knows of the referral and agrees.' }),
    story: text(20_000).meta({
      description: 'What is the matter, in the words of the resident where possible.',
    }),
    person: PersonSchema.exactOptional(),
    earlierCase: CaseNumberSchema.exactOptional(),
  })
  .refine(({ urgency, crises = [] }) => urgency === 'crisis' || crises.length === 0, {
    path: ['crises'],
    error: 'Where something cannot wait, the urgency is crisis.',
  })
  .meta({ id: 'Referral' });

export const ReferralDecisionSchema = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('accept'),
      team: TeamSchema,
      caseHolder: MemberSchema,
      backup: MemberSchema.exactOptional(),
    }),
    z.strictObject({
      decision: z.literal('redirect'),
      to: PartySchema,
      reason: z.enum(redirectReasons),
      explanation: text(4_000).exactOptional(),
    }),
  ])
  .meta({ id: 'ReferralDecision' });
