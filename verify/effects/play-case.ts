import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askFor } from '../support/ask';
import type { Caller } from '../support/caller';
import { acceptedCase } from '../support/prepare-cases';
import type { ReportCase } from './report-cases';

const five = ['work-coach', 'social-team', 'income-and-debts', 'welfare', 'lister'];
const dayMs = 86_400_000;

const DoneSchema = z.object({ sequence: z.int() });
const SessionsSchema = z.object({
  sessions: z.array(z.object({ sessionId: z.string(), outcome: z.string().optional() })),
});
const LineSchema = z.object({
  amount: z.object({ lowCents: z.int(), highCents: z.int() }).optional(),
});
const SideSchema = z.object({
  lines: z.array(LineSchema),
  total: z.object({ lowCents: z.int(), highCents: z.int(), isComplete: z.boolean() }),
});
const EffectsSchema = z.object({
  intervention: SideSchema,
  reference: SideSchema,
  judged: z.object({ verdict: z.string(), ground: z.string() }),
});
export type PlayedEffects = z.output<typeof EffectsSchema>;

export interface Stage {
  readonly caller: Caller;
  readonly api: string;
  /** Who sits at the table; the control run of the proof sends one away. */
  readonly professionals?: number;
}

/** One case of the report through the public API; resolves to what the hub says of it. */
export async function playCase(stage: Stage, played: ReportCase): Promise<PlayedEffects> {
  const { caller, api, professionals = five.length } = stage;
  const caseNumber = await acceptedCase(caller, api);
  const path = `/cases/${caseNumber}`;
  let sequence = 0;
  const give = async (what: string, body: object) => {
    const request = { method: 'POST', path: `${path}/${what}`, body, key: randomUUID() } as const;
    sequence = DoneSchema.parse(await askFor(caller, api, request)).sequence;
  };
  const read = (what: string) =>
    askFor(caller, api, { method: 'GET', path: `${path}${what}?atLeast=${sequence}` });
  for (let number = 0; number < played.sessions; number += 1) {
    // A quarter of an hour of its own, so that no two cases want one slot.
    const at = Date.now() + (60 + played.number) * dayMs + number * 900_000;
    const kind = number === 0 ? 'first' : 'follow-up';
    await give('sessions', { kind, startsAt: new Date(at).toISOString() });
    const { sessions } = SessionsSchema.parse(await read(''));
    const open = sessions.find(({ outcome }) => outcome === undefined);
    const attendees = ['resident', 'network', ...five.slice(0, professionals)];
    await give(`sessions/${open?.sessionId ?? ''}/outcome`, {
      ...{ outcome: 'held', minutes: 90, attendees, summary: 'We talked about it.' },
    });
  }
  await give('effects', played.entered);
  return EffectsSchema.parse(await read('/effects'));
}
