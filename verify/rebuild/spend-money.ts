import { z } from 'zod';
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
  readonly give: (what: string, body?: unknown, method?: 'POST', by?: Caller) => Promise<void>;
  /** What is below the case, once it holds the last command. */
  readonly read: (what: string) => Promise<unknown>;
}

/** Nobody decides on what they asked for, and what stays undecided keeps a case from closing. */
export interface MoneyPeople {
  /** On the case, and no leader. */
  readonly asker: Caller;
  /** Two. */
  readonly leaders: readonly Caller[];
}

/** Every kind of event that money has; what the hub refuses is no trouble here. */
export async function spendMoney(
  { give, read }: MoneyPlace,
  { asker, leaders }: MoneyPeople,
): Promise<void> {
  const last = async () => BudgetSchema.parse(await read('/budget-requests')).requests.at(-1);
  const request = async (amountCents: number) => {
    const asked = { purpose: 'A bed', breakthrough: 'The children can stay', amountCents };
    await give('budget-requests', asked, 'POST', asker);
    return last();
  };
  const decide = (leader: Caller | undefined, requestId: string, body: object) =>
    give(`budget-requests/${requestId}/decision`, body, 'POST', leader);
  const small = await request(60_000);
  if (small === undefined) return;
  await decide(leaders[0], small.requestId, { decision: 'approve' });
  const spends = `budget-requests/${small.requestId}/spends`;
  await give(spends, { amountCents: 20_000 });
  const spendId = (await last())?.spends.at(-1)?.spendId;
  if (spendId !== undefined) await give(`${spends}/${spendId}/refunds`, { amountCents: 5_000 });
  const large = await request(120_000);
  if (large === undefined) return;
  await decide(leaders[0], large.requestId, { decision: 'approve' });
  await decide(leaders[1], large.requestId, { decision: 'reject', explanation: 'A fund gives it' });
}
