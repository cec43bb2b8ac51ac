import { z } from 'zod';
import type { InputError, ProblemBody } from '../problem';

const InputErrorSchema = z
  .strictObject({
    in: z.enum(['body', 'query', 'path', 'header']),
    pointer: z.string().meta({
      description: 'JSON pointer within that part.',
      examples: ['/goals/0/dueDate'],
    }),
    code: z.string().meta({ description: 'Stable, for programs.', examples: ['REQUIRED'] }),
    detail: z.string().meta({ description: 'For people; never repeats the value.' }),
  })
  .meta({ id: 'InputError' }) satisfies z.ZodType<InputError>;

export const ProblemSchema = z
  .strictObject({
    type: z.string().meta({ examples: ['about:blank'] }),
    title: z.string().meta({ examples: ['Bad Request'] }),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'For people.' }),
    code: z.string().meta({ description: 'Stable, for programs.', examples: ['INVALID_INPUT'] }),
    errors: z.array(InputErrorSchema).max(100).exactOptional().meta({
      description: 'With invalid input: everything that is wrong with it.',
    }),
    instance: z.string().meta({
      description: 'Identifies this one answer in the log of the hub.',
      examples: ['urn:trace:4bf92f3577b34da6a3ce929d0e0e4736'],
    }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details.',
  }) satisfies z.ZodType<ProblemBody>;
