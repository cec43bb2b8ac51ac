import type { Client } from 'pg';
import type { ProofRun } from '../support/proof';
import type { Stack } from '../support/stack';
import { until } from '../support/until';
import { createVisitor, type Seen, type Visitor } from './visitor';
import { close, issue, revoke, type Life, type World } from './world';

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
  const judged = await judgeAtTheEnd(visiting);
  const ended = await endings(visiting);
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
  const late = await giveWhileAway(visiting);
  const facts = {
    'a right code opens the plan':
      opened.status === 303 && first.own.every((one) => plan.html.includes(one)),
    'a step given twice is done once': twice.every(({ status }) => status === 303) && done === 1,
    "somebody else's step is not the resident's": stolen.status === 404,
    'stopping works while Temporal is away':
      stopped.status === 303 && proof.html.includes('Gestopt op'),
    'closing ends it for good': isCleared(left) && after.html.includes('Open je plan'),
    'whether it was a success is said once': judged,
    'a step while Temporal is away is told to be late, and done once when given again': late,
    ...ended,
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

async function enterAs(visiting: Visiting, life: Life): Promise<Visitor> {
  const { world } = visiting;
  const { code } = await issue(world, life);
  const visitor = createVisitor(world.api, visiting.nextAddress());
  await visitor.tryCode(code, life.birthYear);
  return visitor;
}

async function judgeAtTheEnd(visiting: Visiting): Promise<boolean> {
  const { world, client } = visiting;
  const { third } = world;
  const visitor = await enterAs(visiting, third);
  await close(world, third);
  let asked = await visitor.get('/mijn-plan');
  await until(async () => {
    asked = await visitor.get('/mijn-plan');
    return asked.html.includes('Is het geslaagd');
  }, 5_000);
  const answer = { geslaagd: 'partly', vertel: 'Het bellen hielp.' };
  const given = [
    await visitor.post('/mijn-plan/evaluatie', answer, asked),
    await visitor.post('/mijn-plan/evaluatie', answer, asked),
  ];
  const isOnce = (await count(client, third, 'evaluationRecorded')) === 1;
  return (
    asked.html.includes('Is het geslaagd') && given.every(({ status }) => status === 303) && isOnce
  );
}

/** The very same form again, as its page offers it. */
async function giveWhileAway(visiting: Visiting): Promise<boolean> {
  const { stack, world, client } = visiting;
  const visitor = await enterAs(visiting, world.other);
  await visitor.get('/mijn-plan');
  const late = await visitor.post('/mijn-plan/stap', { stap: 'a1' });
  await stack.start('temporal');
  const again = await visitor.post('/mijn-plan/stap', {}, late);
  const isOnce = (await count(client, world.other, 'actionCompleted')) === 1;
  return (
    late.status === 503 && late.html.includes('loopt achter') && again.status === 303 && isOnce
  );
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
      client.query(
        `update resident_session set ends_at = ends_at - interval '30 minutes' where code_id in
           (select code_id from resident_code where case_number = $1)`,
        [world.other.caseNumber],
      ),
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
