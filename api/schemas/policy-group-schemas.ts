import { z } from 'zod';
import { windows } from '../../domain/case/commands';
import { MemberSchema, PartySchema } from './case-schema';
import { citation, slug, text } from './text';

export const DeviationSchema = z
  .strictObject({
    rule: citation,
    article: citation.exactOptional(),
    reason: text(10_000),
    insteadOf: text(4_000).exactOptional(),
    decidedBy: MemberSchema.meta({ description: 'The mandate holder.' }),
    mandate: citation
      .exactOptional()
      .meta({ description: "By which mandate; the policy's when left out." }),
  })
  .meta({ id: 'Deviation' });

export const SignalSchema = z
  .strictObject({
    theme: slug(80).meta({ description: "One of the policy's signal themes." }),
    window: z.enum(windows),
    organisations: z.array(PartySchema).max(10).default([]),
    rule: citation.exactOptional(),
    text: text(2_000).exactOptional().meta({ description: 'Free of personal data.' }),
  })
  .meta({ id: 'Signal' });
