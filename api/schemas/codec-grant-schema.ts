import { z } from 'zod';
import { grantReasons, longestGrantMinutes } from '../../domain/access/codec-grant';
import { CaseNumberSchema, MemberSchema } from './case-schema';
import { instant } from './text';

const ReasonSchema = z
  .enum(grantReasons)
  .meta({ description: 'Why the operator needs to look; a code, never a story.' });

const ReferenceSchema = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/)
  .meta({ description: 'A ticket number.', examples: ['INC-1042'] });

export const NewCodecGrantSchema = z
  .strictObject({
    operator: MemberSchema,
    reason: ReasonSchema,
    reference: ReferenceSchema.exactOptional(),
    minutes: z.int().min(1).max(longestGrantMinutes).default(longestGrantMinutes),
  })
  .meta({ id: 'NewCodecGrant' });

export const CodecGrantSchema = z
  .object({
    grantId: z.uuid(),
    caseNumber: CaseNumberSchema,
    operator: z.string(),
    reason: ReasonSchema,
    reference: ReferenceSchema.exactOptional(),
    grantedBy: z.string(),
    grantedAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'CodecGrant' });
