import { z } from 'zod';
import { breakGlassReasons, verdicts } from '../../domain/access/break-glass';
import { RefSchema } from './case-schema';
import { instant, text } from './text';

const ReasonSchema = z.enum(breakGlassReasons);
const VerdictSchema = z.enum(verdicts);

export const NewBreakGlassSchema = z
  .strictObject({
    reason: ReasonSchema,
    explanation: text(4_000).meta({
      description: 'Goes to the dossier; whoever reviews reads it.',
    }),
  })
  .meta({ id: 'NewBreakGlass' });

export const GrantSchema = z
  .object({ breakGlassId: z.uuid(), caseNumber: z.string(), endsAt: instant })
  .meta({ id: 'BreakGlassGrant' });

export const BreakGlassIdParams = z.strictObject({ breakGlassId: z.uuid() });

export const NewReviewSchema = z
  .strictObject({
    verdict: VerdictSchema,
    explanation: text(4_000).meta({ description: 'Goes to the dossier.' }),
  })
  .meta({ id: 'NewBreakGlassReview' });

export const BreakGlassSchema = z
  .object({
    breakGlassId: z.uuid(),
    caseNumber: z.string(),
    subject: z.string().meta({ description: 'Code of the member who did it.' }),
    reason: ReasonSchema,
    textRef: RefSchema,
    openedAt: instant,
    endsAt: instant,
    reviewBy: instant.meta({ description: 'After this the privacy officer hears of it, too.' }),
    escalatedAt: instant.optional(),
    reviewedAt: instant.optional(),
    reviewedBy: z.string().optional(),
    verdict: VerdictSchema.optional(),
  })
  .meta({ id: 'BreakGlass' });
