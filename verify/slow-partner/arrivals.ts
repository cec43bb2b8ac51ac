import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const EffectSchema = z.object({
  at: z.string(),
  kind: z.literal('effect'),
  event: z.object({ subject: z.string() }),
});

/** When each hand-off reached a partner for the first time, in ms, by the partner's journal. */
export function readArrivals(journal: string): ReadonlyMap<string, number> {
  const arrivals = new Map<string, number>();
  const lines = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').slice(0, -1) : [];
  for (const line of lines) {
    const effect = EffectSchema.safeParse(JSON.parse(line)).data;
    if (effect === undefined || arrivals.has(effect.event.subject)) continue;
    arrivals.set(effect.event.subject, Date.parse(effect.at));
  }
  return arrivals;
}
