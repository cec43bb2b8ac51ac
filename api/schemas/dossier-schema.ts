import { z } from 'zod';
import { correctionReasons } from '../../domain/handoff/correction';
import { RefSchema } from './case-schema';
import { instant, text } from './text';

/** An entry that belongs to no step, such as a letter that was read out. */
export const NewEntrySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['note', 'letter', 'document']), content: text(50_000) }),
    z
      .strictObject({
        kind: z.literal('confidential'),
        content: text(50_000),
        reason: text(2_000).meta({ description: 'Why the law keeps it from others.' }),
      })
      .meta({ description: 'Such as about safety at home; in an export only after four eyes.' }),
  ])
  .meta({ id: 'NewDossierEntry' });

export const EntryLineSchema = z
  .object({
    entryId: RefSchema,
    caseNumber: z.string(),
    kind: z.string(),
    writtenBy: z.string(),
    writtenAt: instant,
    corrects: RefSchema.optional(),
    correctionReason: z.enum(correctionReasons).optional(),
    correctedBy: RefSchema.optional().meta({
      description: 'The entry that counts instead of this one; absent when this one counts.',
    }),
  })
  .meta({ id: 'DossierLine' });

export const EntrySchema = EntryLineSchema.extend({
  content: z
    .unknown()
    .meta({ description: 'A text, or for kind `person` the data of the person.' }),
}).meta({ id: 'DossierEntry' });
