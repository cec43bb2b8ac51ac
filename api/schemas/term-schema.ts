import { z } from 'zod';

export const TermSchema = z.object({
  unit: z.enum(['working-days', 'calendar-days', 'weeks', 'seconds']),
  count: z.int(),
});
