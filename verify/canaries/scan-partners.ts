import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProofRun } from '../support/proof';
import type { SimulatedPartners } from '../support/simulated-partners';
import { readWebhookJournal } from '../support/webhook-journal';
import { wordsAt, type Delivery, type HandoffTruth } from './handoff-truth';
import type { HandedOff } from './handoff-life';
import type { Scanner } from './scanner';

const MadeSchema = z.object({
  kind: z.enum(['made', 'changed']),
  id: z.string(),
  fields: z.looseObject({
    zaakId: z.string().optional(),
    identificatie: z.string().optional(),
  }),
});

/** Looks at all that partners got. Returns how many of them did not get exactly what was theirs to get. */
export function scanPartners(
  run: ProofRun,
  scanner: Scanner,
  { journals, handedOff }: { journals: SimulatedPartners['journals']; handedOff: HandedOff },
): number {
  const { truths } = handedOff;
  const deliveries = [
    ...handedOff.deliveries,
    ...webhookDeliveries(journals.webhook),
    ...zakenDeliveries(scanner, journals.zaken),
  ];
  const truthOf = new Map(truths.map((truth) => [truth.handoffId, truth]));
  const wrong: string[] = [];
  const exact = { some: 0, none: 0 };
  for (const { handoffId, place, at, text } of deliveries) {
    const truth = truthOf.get(handoffId);
    const allowed = truth === undefined ? new Set<string>() : wordsAt(truth, at);
    const { atHome, strays } = scanner.scan(place, text, ({ word }) => allowed.has(word));
    if (truth === undefined) continue;
    if (atHome.size === allowed.size && strays === 0)
      exact[allowed.size === 0 ? 'none' : 'some'] += 1;
    else
      wrong.push(
        `${place}, ${handoffId}: ${String(atHome.size)} of ${String(allowed.size)}, ${String(strays)} too many`,
      );
  }
  scanner.scan('mails', readFileSync(journals.mail));
  const reached = new Set(deliveries.map(({ handoffId }) => handoffId));
  const missed = truths.filter(({ handoffId, leaves }) => !reached.has(handoffId) && isDue(leaves));
  for (const { handoffId, partner } of missed) wrong.push(`${handoffId}: ${partner} got nothing`);
  run.say(
    `hand-offs: ${String(truths.length)}, ${String(exact.some)} contents exactly chosen ∩ allowed ∩ covered, ${String(exact.none)} looked at after a withdrawal with nothing in them, ${String(wrong.length)} not so`,
  );
  for (const line of wrong.slice(0, 12)) run.say(`NOT EXACT ${line}`);
  return wrong.length;
}

/** Withdrawn while it waited: it was never due. */
function isDue(leaves: HandoffTruth['leaves']): boolean {
  return leaves.length === 1 || leaves[1]?.categories !== undefined;
}

/** Contents belong to their hand-off; everything else that came by may hold nothing of anybody. */
function webhookDeliveries(file: string): readonly Delivery[] {
  const contents = readWebhookJournal(file).flatMap((line) =>
    line.kind === 'fetched' && line.status === 200
      ? [
          {
            ...line,
            place: 'journal of webhook partners',
            at: Date.parse(line.at),
            text: line.body,
          },
        ]
      : [],
  );
  const others = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.includes('"kind":"fetched"'));
  const place = 'messages to webhook partners';
  return [...contents, { handoffId: '', place, at: 0, text: others.join('\n') }];
}

/** What the Zaken API holds of each zaak, as it was filed and as it was changed. */
function zakenDeliveries(scanner: Scanner, file: string): readonly Delivery[] {
  const handoffOf = new Map<string, string>();
  const texts = new Map<string, string[]>();
  for (const text of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const { id = '', fields = {} } = MadeSchema.safeParse(JSON.parse(text)).data ?? {};
    if (fields.identificatie !== undefined) handoffOf.set(id, fields.identificatie);
    const handoffId = handoffOf.get(fields.zaakId ?? id);
    if (handoffId === undefined) scanner.scan('other lines of the Zaken API', text);
    else texts.set(handoffId, [...(texts.get(handoffId) ?? []), text]);
  }
  const place = 'zaken of the Zaken API';
  return [...texts].map(([handoffId, lines]) => ({
    ...{ handoffId, place, at: 0, text: lines.join('\n') },
  }));
}
