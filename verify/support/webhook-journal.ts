import { readFileSync } from 'node:fs';
import { z } from 'zod';

const EventSchema = z.object({ type: z.string(), subject: z.string() });
const common = { at: z.string(), partner: z.string() };
const LineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('received'), ...common, body: z.string() }),
  z.object({ kind: z.literal('effect'), ...common, event: EventSchema }),
  z.object({
    kind: z.literal('fetched'),
    ...common,
    handoffId: z.string(),
    status: z.number(),
    body: z.string(),
  }),
  z.object({
    kind: z.literal('answered'),
    ...common,
    handoffId: z.string(),
    says: z.string(),
    status: z.number(),
  }),
  z.object({ kind: z.literal('connected'), at: z.string() }),
]);

/** What a webhook partner wrote down, with the hand-off it is about. */
export type PartnerLine = { readonly at: string; readonly handoffId: string } & (
  | { readonly kind: 'received' | 'effect'; readonly event: 'offer' | 'recall' | 'reminder' }
  | { readonly kind: 'fetched'; readonly status: number; readonly body: string }
  | { readonly kind: 'answered'; readonly status: number; readonly says: string }
);

const events = {
  'overdracht-aangeboden': 'offer',
  'overdracht-ingetrokken': 'recall',
  'overdracht-herinnerd': 'reminder',
} as const;

/** Knows the partner's own file and nothing of the hub. A line that is being written is left out. */
export function readWebhookJournal(file: string): readonly PartnerLine[] {
  const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return whole.flatMap((text) => {
    const line = LineSchema.parse(JSON.parse(text));
    switch (line.kind) {
      case 'connected':
        return [];
      case 'received':
        return eventLine('received', line.at, EventSchema.parse(JSON.parse(line.body)));
      case 'effect':
        return eventLine('effect', line.at, line.event);
      case 'fetched':
      case 'answered':
        return [line];
    }
  });
}

function eventLine(
  kind: 'received' | 'effect',
  at: string,
  { type, subject }: z.output<typeof EventSchema>,
): readonly PartnerLine[] {
  const [, event] = Object.entries(events).find(([name]) => type.includes(name)) ?? [];
  if (event === undefined) throw new Error(`The hub sent an event of type ${type}.`);
  return [{ kind, at, handoffId: subject, event }];
}
