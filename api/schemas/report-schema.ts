import { z } from 'zod';
import {
  answerKinds,
  type SignalAnswer,
  type SignalStanding,
  type Wording,
} from '../../domain/report/answer';
import { instant, line, text } from './text';

export const EditionParams = z.strictObject({
  edition: z.coerce.number().int().min(1).max(999_999),
});

export const EditionSchema = z
  .object({
    edition: z.int(),
    kind: z.enum(['scheduled', 'extra']),
    from: instant,
    until: instant,
    isLate: z.boolean(),
  })
  .meta({ id: 'Edition' });

const who = line(120).meta({ description: 'A department or an office, not a private person.' });
const when = line(120).meta({ description: 'A day or a month.' });
const explanation = text(2_000).meta({ description: 'Read by who raised the signal.' });

export const NewAnswerSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ signal: z.int().min(1), kind: z.literal('taken-up'), who, when, explanation }),
    z.strictObject({
      signal: z.int().min(1),
      kind: z.enum(['done', 'declined', 'noted']),
      who: who.exactOptional(),
      when: when.exactOptional(),
      explanation,
    }),
  ])
  .meta({ id: 'NewSignalAnswer' }) satisfies z.ZodType<SignalAnswer & { readonly signal: number }>;

export const WordingSchema = z
  .strictObject({
    title: line(120).meta({ description: 'One line, as the policy group reads the signal.' }),
    rule: line(300).exactOptional(),
    tableDoes: text(1_000).exactOptional(),
    tableAsks: text(1_000).exactOptional(),
  })
  .meta({ id: 'SignalWording' }) satisfies z.ZodType<Wording>;

export const StandingSchema = z
  .object({
    signal: z.int(),
    theme: z.string(),
    wording: WordingSchema.exactOptional(),
    editions: z.array(z.int()),
    isUnanswered: z.boolean(),
    answers: z.array(
      z.object({
        edition: z.int(),
        kind: z.enum(answerKinds),
        who: z.string().exactOptional(),
        when: z.string().exactOptional(),
        explanation: z.string(),
        answeredAt: instant,
      }),
    ),
  })
  .meta({ id: 'SignalStanding' }) satisfies z.ZodType<SignalStanding>;
