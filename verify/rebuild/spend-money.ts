import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ask } from '../support/ask';
import type { Caller } from '../support/caller';

const BudgetSchema = z.object({
  requests: z.array(
    z.object({
      requestId: z.string(),
      spends: z.array(z.object({ spendId: z.string() })),
    }),
  ),
});

export interface MoneyPlace {
  readonly give: (what: string, body?: unknown) => Promise<void>;
  /** What is below the case, once it holds the last command. */
  readonly read: (what: string) => Promise<unknown>;
  readonly path: string;
  readonly api: string;
}

/** Every kind of event that money has; what the hub refuses is no trouble here. */
export async function spendMoney(
  { give, read, path, api }: MoneyPlace,
  leaders: readonly Caller[],
): Promise<void> {
  const last = async () => BudgetSchema.parse(await read('/budget-requests')).requests.at(-1);
  const decide = async (leader: Caller | undefined, requestId: string, body: object) => {
    const place = `${path}/budget-requests/${requestId}/decision`;
    const request = { method: 'POST', path: place, body, key: randomUUID() } as const;
    if (leader !== undefined) await ask(leader, api, request);
  };
  const asked = { purpose: 'A bed', breakthrough: 'The children can stay' };
  await give('budget-requests', { ...asked, amountCents: 60_000 });
  const small = await last();
  if (small === undefined) return;
  await decide(leaders[0], small.requestId, { decision: 'approve' });
  const spends = `budget-requests/${small.requestId}/spends`;
  await give(spends, { amountCents: 20_000 });
  const spendId = (await last())?.spends.at(-1)?.spendId;
  if (spendId !== undefined) await give(`${spends}/${spendId}/refunds`, { amountCents: 5_000 });
  await give('budget-requests', { ...asked, amountCents: 120_000 });
  const large = await last();
  if (large === undefined) return;
  await decide(leaders[0], large.requestId, { decision: 'approve' });
  await decide(leaders[1], large.requestId, { decision: 'reject', explanation: 'A fund gives it' });
}
