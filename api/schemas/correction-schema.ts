import { z } from 'zod';
import { correctionReasons } from '../../domain/handoff/correction';
import { PartySchema, RefSchema } from './case-schema';
import { EntryLineSchema } from './dossier-schema';
import { CategorySchema, HandoffIdSchema } from './handoff-schema';
import { PersonSchema } from './person-schema';
import { instant, text } from './text';

export const NewCorrectionSchema = z
  .strictObject({
    entryId: RefSchema,
    content: z.union([text(50_000), PersonSchema]).meta({
      description: 'The whole of what is right: a text, or of an entry of kind `person` all data.',
    }),
    reason: z.enum(correctionReasons),
  })
  .meta({ id: 'NewCorrection' });

/** The correcting entry, and who had what it corrects. */
export const CorrectionSchema = EntryLineSchema.extend({
  recipients: z
    .array(
      z.strictObject({
        handoffId: HandoffIdSchema,
        partner: PartySchema,
        categories: z.array(CategorySchema),
        receivedAt: instant,
        told: z.enum(['message', 'by-phone']).meta({
          description:
            '`message`: a mail or event without personal data is on its way. `by-phone`: the case holder is asked to phone.',
        }),
      }),
    )
    .meta({ description: 'Partners that had it; empty when it never left (AVG art. 19).' }),
}).meta({ id: 'Correction' });
