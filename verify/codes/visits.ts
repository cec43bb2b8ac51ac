import type { Client } from 'pg';
import type { ProofRun } from '../support/proof';
import type { Stack } from '../support/stack';
import { createVisitor, type Seen, type Visitor } from './visitor';
import { issue, revoke, type Life, type World } from './world';

export interface Visiting {
  readonly stack: Stack;
  readonly world: World;
  readonly client: Client;
  nextAddress(): string;
}

const addresses = /^(\/mijn-plan(\/(stap|sluiten|bewijs|intrekken\/\d+))?|\/gesloten)$/;
const titles = [
  ...['Mijn plan openen', 'Mijn plan', 'Stoppen met delen', 'Bewijs van stoppen'],
  ...['Pagina gesloten', 'Nog niet gelukt'],
];

/** Everything that a resident does, with a look at every page for what may never be on it. */
export async function proveVisit(run: ProofRun, visiting: Visiting): Promise<boolean> {
  const { stack, world, client } = visiting;
  const { first, api } = world;
  const { code } = await issue(world, first);
  const visitor = createVisitor(api, visiting.nextAddress());
  const opened = await visitor.tryCode(code.toLowerCase(), first.birthYear);
  const plan = await visitor.get('/mijn-plan');
  const twice = [
    await visitor.post('/mijn-plan/stap', { stap: 'a1' }, plan),
    await visitor.post('/mijn-plan/stap', { stap: 'a1' }, plan),
  ];
  const stolen = await visitor.post('/mijn-plan/stap', { stap: 'a2' }, plan);
  const done = await count(client, first, 'actionCompleted');
  await stack.kill('temporal');
  await visitor.get('/mijn-plan/intrekken/1');
  const stopped = await visitor.post('/mijn-plan/intrekken/1', {});
  const proof = await visitor.get('/mijn-plan/bewijs');
  const cookie = visitor.cookie;
  await visitor.get('/mijn-plan');
  const left = await visitor.post('/mijn-plan/sluiten', {});
  await visitor.get('/gesloten');
  visitor.cookie = cookie;
  const after = await visitor.get('/mijn-plan');
  const facts = {
    'a right code opens the plan':
      opened.status === 303 && first.own.every((one) => plan.html.includes(one)),
    'a step given twice is done once': twice.every(({ status }) => status === 303) && done === 1,
    "somebody else's step is not the resident's": stolen.status === 404,
    'stopping works while Temporal is away':
      stopped.status === 303 && proof.html.includes('Gestopt op'),
    'closing ends it for good': isCleared(left) && after.html.includes('Open je plan'),
    ...(await endings(visiting)),
  };
  const broken = Object.entries(facts).filter(([, holds]) => !holds);
  run.say(
    `${Object.keys(facts).length} things a resident does or meets: ${broken.length} otherwise than designed`,
  );
  for (const [what] of broken) run.say(`  NOT SO: ${what}`);
  return broken.length === 0 && provePages(run, world, visitor);
}

function isCleared({ status, headers }: Seen): boolean {
  const cleared = headers['clear-site-data'] === '"cache", "cookies"';
  return status === 303 && headers['location'] === '/gesloten' && cleared;
}

/** What ends an open plan at the other side. */
async function endings(visiting: Visiting): Promise<Readonly<Record<string, boolean>>> {
  const { world, client } = visiting;
  const isOpen = async (visitor: Visitor) =>
    (await visitor.get('/mijn-plan')).html.includes(world.other.own[0] ?? '');
  const enter = async () => {
    const issued = await issue(world, world.other);
    const visitor = createVisitor(world.api, visiting.nextAddress());
    await visitor.tryCode(issued.code, world.other.birthYear);
    return { issued, visitor, wasOpen: await isOpen(visitor) };
  };
  const ended = async (end: (entered: Awaited<ReturnType<typeof enter>>) => Promise<unknown>) => {
    const entered = await enter();
    await end(entered);
    return entered.wasOpen && !(await isOpen(entered.visitor));
  };
  return {
    'a code that is revoked closes what it opened': await ended(({ issued }) =>
      revoke(world, world.other, issued),
    ),
    'a new code closes what the former opened': await ended(() => issue(world, world.other)),
    'half an hour closes it': await ended(() =>
      client.query(`update resident_session set ends_at = ends_at - interval '30 minutes'`),
    ),
  };
}

async function count(client: Client, { caseNumber }: Life, type: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from case_journal where case_number = $1 and type = $2',
    [caseNumber, type],
  );
  return rows[0]?.count ?? 0;
}

/** Addresses, titles, headers and words of every page that was seen. */
function provePages(run: ProofRun, { first, other }: World, { seen }: Visitor): boolean {
  const never = [
    ...[first.caseNumber, other.caseNumber, ...first.hidden],
    ...[...other.own, ...other.hidden],
  ];
  const strange = seen.flatMap((page) => [
    ...(addresses.test(page.path) ? [] : ['an address']),
    ...(isPlainTitle(page) ? [] : ['a title']),
    ...(page.headers['referrer-policy'] === 'no-referrer' ? [] : ['a referrer']),
    ...(page.headers['cache-control'] === 'no-store' ? [] : ['a page that is kept']),
    ...never.filter((word) => page.html.includes(word)).map(() => 'a word of elsewhere'),
    ...(isSealed(page) ? [] : ['an open cookie']),
  ]);
  run.say(`${seen.length} pages against ${never.length} canaries: ${strange.length} findings`);
  for (const found of new Set(strange)) run.say(`  FOUND ${found}`);
  return strange.length === 0 && seen.length > 10;
}

function isPlainTitle({ html }: Seen): boolean {
  const [, title] = /<title>(?:Fout: )?(.*?) – Op Koers<\/title>/.exec(html) ?? [];
  return (
    html === '' || (title !== undefined && titles.includes(title)) || !html.includes('<title>')
  );
}

function isSealed({ headers }: Seen): boolean {
  const cookies = [headers['set-cookie'] ?? []].flat();
  return cookies.every((cookie) => /HttpOnly; SameSite=Strict/.test(cookie));
}
