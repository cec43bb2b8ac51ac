import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ask, type Answered } from './ask';
import type { Client } from './deliver';

const ReferredSchema = z.object({ caseNumber: z.string() });

/** Refers an invented resident; whether the engine is there or not, the answer names a case. */
export async function refer({ caller, apis }: Client): Promise<Answered> {
  const body = { source: 'gp', team: 'adult', story: 'Nobody answers the letters.' };
  const path = '/cases';
  return ask(caller, apis[0] ?? '', { method: 'POST', path, body, key: randomUUID() });
}

/** How many of these referrals became a case that can be worked on. */
export async function countWorkable(
  client: Client,
  referrals: readonly Answered[],
): Promise<number> {
  const decisions = await Promise.all(
    referrals.map(async ({ body }) => {
      const { caseNumber } = ReferredSchema.parse(body);
      return ask(client.caller, client.apis[0] ?? '', {
        method: 'POST',
        path: `/cases/${caseNumber}/referral-decision`,
        body: { decision: 'accept', team: 'adult', caseHolder: 'wc-01' },
        key: randomUUID(),
      });
    }),
  );
  return decisions.filter(({ status }) => status === 200).length;
}
