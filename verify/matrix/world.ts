import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askFor } from '../support/ask';
import { createCaller, fetchToken, type Caller } from '../support/caller';
import type { Stack } from '../support/stack';
import { until } from '../support/until';
import type { CaseName } from './statements';

export interface MatrixWorld {
  readonly api: string;
  /** By what the statements call them; nobody has none. */
  readonly tokens: ReadonlyMap<string, string | undefined>;
  readonly cases: Readonly<Record<CaseName, string>>;
  readonly handoffs: Readonly<Record<'working' | 'missing', string>>;
}

/** Adult table: wc, st, id and vh. The others sit at the youth table, or nowhere. */
const people: Readonly<Record<string, string>> = {
  holder: 'wc-01',
  backup: 'wc-02',
  member: 'id-01',
  'at the table': 'vh-01',
  'at the table, standing in': 'st-02',
  referrer: 'rmc-01',
  stranger: 'yw-01',
  'stranger who broke the glass': 'yd-01',
  'project leader': 'pl-01',
  'other project leader': 'pl-02',
  'policy group': 'pg-01',
  operator: 'op-01',
  'privacy officer': 'po-01',
  'partner of the hand-off': 'partner-wil',
  'other partner': 'partner-jobstap',
};

const ReferredSchema = z.object({ caseNumber: z.string() });
const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });
const HandoffsSchema = z.object({ handoffs: z.array(z.object({ status: z.string() })) });
const categories = ['identity', 'work'];

/** Three cases of one referrer: undecided, in work with a hand-off that left, and closed; all through the api. */
export async function prepareWorld(stack: Stack): Promise<MatrixWorld> {
  const [api = ''] = stack.apiUrls;
  const tokens = new Map<string, string | undefined>([['nobody', undefined]]);
  for (const [name, member] of Object.entries(people))
    tokens.set(name, await fetchToken(stack, member));
  tokens.set('stranger with a second factor', await fetchToken(stack, 'yw-02', 'second-factor'));
  const referrer = await createCaller(stack, 'rmc-01');
  const leader = await createCaller(stack, 'pl-01');
  const waiting = await refer(referrer, api);
  const working = await begin({ referrer, leader, api });
  const closed = await begin({ referrer, leader, api });
  const handoff = await handOff(leader, api, working);
  await give(leader, api, `${closed}/closure`, { outcome: 'moved' });
  await breakGlass(api, working, await fetchToken(stack, 'yd-01', 'second-factor'));
  return {
    ...{ api, tokens },
    cases: { waiting, working, closed, missing: 'OK-2001-00001' },
    handoffs: { working: handoff, missing: 'OK-2001-00001-H1' },
  };
}

async function give(caller: Caller, api: string, path: string, body: unknown) {
  const method = path.endsWith('/team') ? 'PUT' : 'POST';
  return askFor(caller, api, { method, path: `/cases/${path}`, body, key: randomUUID() });
}

async function refer(caller: Caller, api: string): Promise<string> {
  const body = { source: 'gp', team: 'adult', story: 'An invented story.' };
  const answer = await askFor(caller, api, {
    method: 'POST',
    path: '/cases',
    body,
    key: randomUUID(),
  });
  return ReferredSchema.parse(answer).caseNumber;
}

interface Beginning {
  readonly referrer: Caller;
  readonly leader: Caller;
  readonly api: string;
}

async function begin({ referrer, leader, api }: Beginning): Promise<string> {
  const caseNumber = await refer(referrer, api);
  const accept = { decision: 'accept', team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' };
  await give(leader, api, `${caseNumber}/referral-decision`, accept);
  const team = { caseHolder: 'wc-01', backup: 'wc-02', members: ['id-01'] };
  await give(leader, api, `${caseNumber}/team`, team);
  const sessions = Number(caseNumber.slice(-5));
  const startsAt = new Date(Date.now() + (60 + sessions) * 86_400_000).toISOString();
  await give(leader, api, `${caseNumber}/sessions`, { kind: 'first', startsAt });
  return caseNumber;
}

async function handOff(leader: Caller, api: string, caseNumber: string): Promise<string> {
  await give(leader, api, `${caseNumber}/plan`, {
    actions: [{ actionId: 'a1', owner: 'wil', what: 'Step 1' }],
  });
  await give(leader, api, `${caseNumber}/bases`, {
    ...{ kind: 'consent', textVersion: '2026-1', givenHow: 'in-writing' },
    validUntilAt: new Date(Date.now() + 365 * 86_400_000).toISOString(),
    grants: [{ partner: 'wil', categories }],
  });
  const path = `/cases/${caseNumber}`;
  const basisId = await until(async () => {
    const read = await askFor(leader, api, { method: 'GET', path: `${path}/bases` });
    return BasesSchema.parse(read).bases.length > 0;
  }, 10_000).then(async () => {
    const read = await askFor(leader, api, { method: 'GET', path: `${path}/bases` });
    return BasesSchema.parse(read).bases[0]?.basisId ?? '';
  });
  const asked = { actionId: 'a1', partner: 'wil', kind: 'help-request', basisId, categories };
  await give(leader, api, `${caseNumber}/handoffs`, { ...asked, question: 'Can you help?' });
  const hasLeft = await until(async () => {
    const read = await askFor(leader, api, { method: 'GET', path: `${path}/handoffs` });
    return HandoffsSchema.parse(read).handoffs.some(({ status }) => status !== 'waiting');
  }, 60_000);
  if (!hasLeft) throw new Error('The hand-off never left.');
  return `${caseNumber}-H1`;
}

async function breakGlass(api: string, caseNumber: string, token: string): Promise<void> {
  const response = await fetch(`${api}/v1/cases/${caseNumber}/break-glass`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ reason: 'crisis', explanation: 'An invented emergency.' }),
  });
  // In the control run everybody may read already.
  if (![201, 409].includes(response.status))
    throw new Error(`break-glass was answered ${response.status}`);
}
