import { z } from 'zod';

/** What this partner reads of the hub's CloudEvents; anything else in them is ignored. */
export const HubEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  sequence: z.string().regex(/^\d+$/),
  dataref: z.url().optional(),
  data: z.object({ categories: z.array(z.string()).optional() }),
});
export type HubEvent = z.infer<typeof HubEventSchema>;

export function isOffer({ type }: HubEvent): boolean {
  return type === 'nl.overheid.sociaaldomein.overdracht-aangeboden.v1';
}

export function isRecall({ type }: HubEvent): boolean {
  return type === 'nl.overheid.sociaaldomein.overdracht-ingetrokken.v1';
}
