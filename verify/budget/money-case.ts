import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ask, askFor, type Answered } from '../support/ask';
import type { Caller } from '../support/caller';
import { acceptedCase } from '../support/prepare-cases';

/** Who does what, and where they send it. */
export interface Hands {
  readonly professional: Caller;
  /** Two, because large amounts need both. */
  readonly leaders: readonly [Caller, Caller];
  readonly api: string;
}

export interface MoneyCase {
  readonly caseNumber: string;
  readonly requestId: string;
}

const CaseBudgetSchema = z.object({ requests: z.array(z.object({ requestId: z.string() })) });
const DoneSchema = z.object({ sequence: z.int() });

/** An accepted case with one request for money that nobody has decided on. */
export async function askedCase(hands: Hands, amountCents: number): Promise<MoneyCase> {
  const caseNumber = await acceptedCase(hands.professional, hands.api);
  return { caseNumber, requestId: await askMoney(hands, caseNumber, amountCents) };
}

/** The same, approved by as many as it takes. */
export async function approvedCase(hands: Hands, amountCents: number): Promise<MoneyCase> {
  const made = await askedCase(hands, amountCents);
  for (const leader of hands.leaders) await decide(leader, hands.api, made);
  return made;
}

export async function askMoney(
  { professional, api }: Pick<Hands, 'professional' | 'api'>,
  caseNumber: string,
  amountCents: number,
): Promise<string> {
  const path = `/cases/${caseNumber}/budget-requests`;
  const body = { amountCents, purpose: 'A bed.', breakthrough: 'The children can stay.' };
  const key = randomUUID();
  const done = await askFor(professional, api, { method: 'POST', path, body, key });
  const { sequence } = DoneSchema.parse(done);
  const read = { method: 'GET', path: `${path}?atLeast=${sequence}` } as const;
  const { requests } = CaseBudgetSchema.parse(await askFor(professional, api, read));
  return requests.at(-1)?.requestId ?? '';
}

export function decide(
  leader: Caller,
  api: string,
  { caseNumber, requestId }: MoneyCase,
  decision: 'approve' | 'reject' = 'approve',
): Promise<Answered> {
  const path = `/cases/${caseNumber}/budget-requests/${requestId}/decision`;
  const body = { decision, ...(decision === 'reject' ? { explanation: 'Not now.' } : {}) };
  return ask(leader, api, { method: 'POST', path, body, key: randomUUID() });
}

/** The code of a problem, or the status. */
export function codeOf({ status, body }: Answered): string {
  return z.object({ code: z.string() }).safeParse(body).data?.code ?? String(status);
}
