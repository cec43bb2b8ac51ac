import { z } from 'zod';
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
    story: text(20_000).meta({
      description: 'What is the matter, in the words of the resident where possible.',
    }),
    person: PersonSchema.exactOptional(),
    earlierCase: CaseNumberSchema.exactOptional(),
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
