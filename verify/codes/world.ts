import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askFor } from '../support/ask';
import { createCaller, type Caller } from '../support/caller';
import type { Stack } from '../support/stack';
import { until } from '../support/until';

/** One invented resident, whose every text can be told from those of anybody else. */
export interface Life {
  readonly caseNumber: string;
  readonly birthYear: number;
  /** Words that only the resident's own pages show. */
  readonly own: readonly string[];
  /** Words that no page of anybody may show. */
  readonly hidden: readonly string[];
}

const ReferredSchema = z.object({ caseNumber: z.string() });
const BasesSchema = z.object({ bases: z.array(z.unknown()) });
const CodeSchema = z.object({ codeId: z.string(), code: z.string() });
export type Issued = z.infer<typeof CodeSchema>;

export interface World {
  readonly api: string;
  readonly leader: Caller;
  readonly first: Life;
  readonly other: Life;
  /** Goes to its end. */
  readonly third: Life;
}

export async function prepareWorld(stack: Stack): Promise<World> {
  const [api = ''] = stack.apiUrls;
  const leader = await createCaller(stack, 'pl-01');
  const live = (name: string, birthYear: number) => prepareLife({ api, leader, name, birthYear });
  return {
    ...{ api, leader },
    first: await live('Wilgje', 1985),
    other: await live('Berkje', 1990),
    third: await live('Eikje', 1970),
  };
}

interface Beginning {
  readonly api: string;
  readonly leader: Caller;
  readonly name: string;
  readonly birthYear: number;
}

async function prepareLife({ api, leader, name, birthYear }: Beginning): Promise<Life> {
  const give = async (path: string, body: unknown) =>
    askFor(leader, api, { method: 'POST', path, body, key: randomUUID() });
  const word = (kind: string) => `${name}-${kind}`;
  const referred = await give('/cases', {
    ...{ source: 'gp', team: 'adult', story: word('verhaal') },
    person: { name: word('naam'), birthDate: `${birthYear}-05-06`, address: word('adres') },
  });
  const { caseNumber } = ReferredSchema.parse(referred);
  const at = (path: string) => `/cases/${caseNumber}/${path}`;
  const holders = { caseHolder: 'wc-01', backup: 'wc-02' };
  await give(at('referral-decision'), { decision: 'accept', team: 'adult', ...holders });
  await give(at('intake'), { lifeDomains: ['housing'], successCriterion: word('geslaagd') });
  await give(at('plan'), {
    goals: [{ goalId: 'g1', what: word('doel') }],
    actions: [
      { actionId: 'a1', goalId: 'g1', owner: 'resident', what: word('stap') },
      { actionId: 'a2', owner: 'social-team', what: word('hulp'), dependsOn: ['a1'] },
    ],
  });
  await give(at('dossier'), { kind: 'note', content: word('aantekening') });
  await give(at('dossier'), {
    ...{ kind: 'confidential', content: word('vertrouwelijk'), reason: word('reden') },
  });
  await give(at('bases'), {
    ...{ kind: 'consent', textVersion: '2026-1', givenHow: 'in-writing' },
    validUntilAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    grants: [{ partner: 'wil', categories: ['identity', 'income'] }],
  });
  await until(async () => {
    const read = await askFor(leader, api, { method: 'GET', path: at('bases') });
    return BasesSchema.parse(read).bases.length > 0;
  }, 10_000);
  return {
    ...{ caseNumber, birthYear },
    own: [word('stap'), word('hulp'), word('doel'), word('geslaagd')],
    hidden: [
      word('verhaal'),
      word('adres'),
      word('aantekening'),
      word('vertrouwelijk'),
      word('reden'),
    ],
  };
}

export async function issue({ api, leader }: World, { caseNumber }: Life): Promise<Issued> {
  const path = `/cases/${caseNumber}/resident-codes`;
  return CodeSchema.parse(await askFor(leader, api, { method: 'POST', path, key: randomUUID() }));
}

export async function revoke(
  { api, leader }: World,
  { caseNumber }: Life,
  { codeId }: Issued,
): Promise<void> {
  const path = `/cases/${caseNumber}/resident-codes/${codeId}`;
  await askFor(leader, api, { method: 'DELETE', path, key: randomUUID() });
}

export async function close({ api, leader }: World, { caseNumber }: Life): Promise<void> {
  const path = `/cases/${caseNumber}/closure`;
  const body = { outcome: 'breakthrough' };
  await askFor(leader, api, { method: 'POST', path, body, key: randomUUID() });
}
