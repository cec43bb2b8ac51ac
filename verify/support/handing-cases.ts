import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askFor } from './ask';
import type { Caller } from './caller';
import { everybody } from './members';
import type { PlannedCommand } from './planned-command';
import { handedCategories } from './webhook-partners';

/** A case from which actions can be handed off. */
export interface HandingCase {
  readonly caseNumber: string;
  readonly basisId: string;
}

const ReferredSchema = z.object({ caseNumber: z.string() });
const OkSchema = z.object({ sequence: z.int() });
const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });
const dayMs = 86_400_000;

/** An invented resident with a plan of so many actions, who consents to all these partners. */
export async function handingCase(
  caller: Caller,
  api: string,
  { actions, partners }: { readonly actions: number; readonly partners: readonly string[] },
): Promise<HandingCase> {
  const give = (path: string, body: unknown) =>
    askFor(caller, api, { method: 'POST', path, body, key: randomUUID() });
  const { caseNumber } = ReferredSchema.parse(
    await give('/cases', {
      source: 'social-team',
      team: 'adult',
      story: 'Looks for work.',
      person: { name: 'Sam Voorbeeld', birthDate: '2001-02-28', phone: '0600000000' },
    }),
  );
  const path = `/cases/${caseNumber}`;
  const decision = { decision: 'accept', team: 'adult', caseHolder: 'wc-01' };
  await give(`${path}/referral-decision`, decision);
  await askFor(caller, api, {
    ...{ method: 'PUT', path: `${path}/team`, body: everybody },
    key: randomUUID(),
  });
  await give(`${path}/plan`, {
    actions: Array.from({ length: actions }, (_, index) => ({
      actionId: `a${index + 1}`,
      owner: partners[index % partners.length],
      what: `Step ${index + 1}`,
    })),
  });
  const { sequence } = OkSchema.parse(
    await give(`${path}/bases`, {
      kind: 'consent',
      textVersion: '2026-1',
      givenHow: 'in-writing',
      validUntilAt: new Date(Date.now() + 365 * dayMs).toISOString(),
      grants: partners.map((partner) => ({ partner, categories: handedCategories })),
    }),
  );
  const { bases } = BasesSchema.parse(
    await askFor(caller, api, { method: 'GET', path: `${path}/bases?atLeast=${sequence}` }),
  );
  return { caseNumber, basisId: bases[0]?.basisId ?? '' };
}

export interface PlannedHandoff extends HandingCase {
  /** Of the whole run; a key of its own follows from it. */
  readonly number: number;
  readonly actionId: string;
  readonly partner: string;
}

export function planHandoff(planned: PlannedHandoff): PlannedCommand {
  const { number, caseNumber, basisId, actionId, partner } = planned;
  const body = {
    ...{ actionId, partner, kind: 'help-request', basisId },
    categories: ['identity', 'work', 'income'],
    question: `Can you help with step ${number}?`,
    details: [
      { category: 'work', text: 'Worked at a bakery.' },
      { category: 'income', text: 'Has none now.' },
    ],
  };
  return {
    id: String(number),
    caseNumber,
    type: 'handoffRequested',
    data: { actionId, partner },
    request: {
      method: 'POST',
      path: `/cases/${caseNumber}/handoffs`,
      body,
      key: `proof-handoff-${number}`,
    },
  };
}
