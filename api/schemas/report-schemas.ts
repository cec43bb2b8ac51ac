import { z } from 'zod';

export const AskedEditionSchema = z
  .object({
    askedAt: z.iso.datetime(),
    workflowId: z.string().meta({
      description: 'What operators find it by while it is being made.',
      examples: ['signal-report/extra/0f343b0931126a20f133d67c2b018a3b'],
    }),
  })
  .meta({ id: 'AskedEdition' });
