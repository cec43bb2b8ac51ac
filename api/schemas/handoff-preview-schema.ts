import { z } from 'zod';
import { lifeDomains } from '../../domain/case/case';
import { ActionIdSchema } from './case-schema';
import { BasisSchema, CategorySchema, NewHandoffSchema } from './handoff-schema';
import { date, instant } from './text';

const { basisId, categories, details, partner, question } = NewHandoffSchema.shape;

export const NewPreviewSchema = z
  .strictObject({
    actionId: ActionIdSchema,
    partner,
    basisId: basisId
      .exactOptional()
      .meta({ description: 'The newest that holds and names the partner when left out.' }),
    categories: categories
      .unwrap()
      .exactOptional()
      .meta({ description: 'All that may go when left out.' }),
    question: question.exactOptional(),
    details,
  })
  .meta({ id: 'NewHandoffPreview' });

const words = z.string().optional();

export const HandoffPreviewSchema = z
  .object({
    goes: z.array(CategorySchema),
    stays: z.array(
      z.object({
        category: CategorySchema,
        why: z.enum(['partner-may-not', 'not-in-basis', 'not-asked']),
      }),
    ),
    content: z
      .object({
        question: words,
        identity: z.object({ name: words, birthDate: date.optional() }).optional(),
        contact: z.object({ phone: words, email: words, address: words }).optional(),
        lifeDomains: z.partialRecord(z.enum(lifeDomains), z.string()),
      })
      .meta({ description: 'What the partner would read.' }),
    basis: BasisSchema.optional().meta({ description: 'Absent when none would do.' }),
    answerDueAt: instant.meta({ description: 'When the partner must answer, if it went now.' }),
    waitsFor: z
      .array(z.string())
      .meta({ description: 'Actions that must be done before it goes.' }),
    refusal: z.string().optional().meta({ description: 'Why it would be refused now.' }),
  })
  .meta({ id: 'HandoffPreview' });
