import { Client } from 'pg';
import { z } from 'zod';
import { expected } from './matrix/expect';
import { forgeTokens } from './matrix/forge-tokens';
import { casesOf, pathTo, readOperations } from './matrix/operations';
import { askBare, type Answer } from './matrix/read-answer';
import { lists } from './matrix/statements';
import { prepareWorld, type MatrixWorld } from './matrix/world';
import { runProof, type ProofRun } from './support/proof';
import { startStack, type Stack } from './support/stack';

void runProof({
  name: 'matrix',
  claim: 'every operation lets in exactly those who may, by role and by relation to the case',
  protections: ['need-to-know'],
  longestMs: 900_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const stack = await startStack(run, {
    apis: 1,
    env: { HUB_WITHOUT: run.without ?? '' },
  });
  const world = await prepareWorld(stack);
  const held = [
    await proveMatrix(run, world),
    await proveLists(run, world),
    await proveEnd(run, stack, world),
    await proveTokens(run, stack, world),
  ];
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return held.every(Boolean) && stack.crashes.length === 0;
}

async function proveMatrix(run: ProofRun, world: MatrixWorld): Promise<boolean> {
  const operations = await readOperations(world.api);
  const wrong: string[] = [];
  const unknown: Answer[] = [];
  let count = 0;
  for (const operation of operations)
    for (const about of casesOf(operation))
      for (const [who, token] of world.tokens) {
        const path = pathTo(operation, world, about);
        const answer = await askBare(world.api, { ...operation, path }, token);
        const wanted = expected(who, operation.id, about);
        count += 1;
        if (answer.reading === '404') unknown.push(answer);
        if (answer.reading !== wanted)
          wrong.push(
            `${operation.id} of ${about ?? 'no case'} by ${who}: ${answer.status}, not ${wanted}`,
          );
      }
  const bodies = new Set(unknown.map(({ text }) => text));
  run.say(`${operations.length} operations × ${world.tokens.size} callers: ${count} requests`);
  run.say(`  wrong: ${wrong.length}`);
  for (const line of wrong.slice(0, 10)) run.say(`  WRONG ${line}`);
  // One for cases and one for hand-offs, whether they are there or not.
  run.say(`  404: ${unknown.length}, in ${bodies.size} different bodies`);
  return wrong.length === 0 && bodies.size === 2 && operations.length > 50;
}

const CasesSchema = z.object({ cases: z.array(z.object({ caseNumber: z.string() })) });
const AgendaSchema = z.object({
  slots: z.array(z.object({ caseNumber: z.string().optional(), isTaken: z.boolean() })),
});

async function proveLists(run: ProofRun, world: MatrixWorld): Promise<boolean> {
  let [wrong, shown] = [0, 0];
  for (const [who, names] of Object.entries(lists)) {
    const { cases } = CasesSchema.parse(await read(world, who, '/cases'));
    const wanted = names.map((name) => world.cases[name]).toSorted();
    const found = cases.map(({ caseNumber }) => caseNumber).toSorted();
    shown += found.length;
    if (found.join() === wanted.join()) continue;
    wrong += 1;
    run.say(`  WRONG list of ${who}: ${found.join(', ')}, not ${wanted.join(', ')}`);
  }
  const agendas = await proveAgendas(run, world);
  run.say(`lists: ${Object.keys(lists).length} with ${shown} cases, wrong: ${wrong + agendas}`);
  return wrong + agendas === 0;
}

/** The day of the session of the case in work; who may not know the case sees that the hour is taken. */
async function proveAgendas(run: ProofRun, world: MatrixWorld): Promise<number> {
  const days = 60 + Number(world.cases.working.slice(-5));
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  let wrong = 0;
  for (const [who, names] of Object.entries(lists)) {
    if (who === 'privacy officer') continue;
    const { slots } = AgendaSchema.parse(await read(world, who, `/tables/adult/${day}`));
    const taken = slots.filter(({ isTaken }) => isTaken).map(({ caseNumber }) => caseNumber);
    const wanted = names.includes('working') ? world.cases.working : undefined;
    if (taken.length === 1 && taken[0] === wanted) continue;
    wrong += 1;
    run.say(`  WRONG agenda of ${who}: ${JSON.stringify(taken)}`);
  }
  return wrong;
}

async function read({ api, tokens }: MatrixWorld, who: string, path: string): Promise<unknown> {
  const response = await fetch(`${api}/v1${path}`, {
    headers: { authorization: `Bearer ${tokens.get(who) ?? ''}` },
  });
  return response.json();
}

/** A broken glass ends by the time alone, and its reads are marked. */
async function proveEnd(run: ProofRun, stack: Stack, world: MatrixWorld): Promise<boolean> {
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  run.atEnd(() => client.end());
  const { rows: marked } = await client.query<{ count: number }>(
    `select count(*)::integer as count from access_log
     where is_break_glass and authority = 'break-glass' and subject = 'yd-01' and case_numbers = $1`,
    [[world.cases.working]],
  );
  const { rows: stray } = await client.query<{ count: number }>(
    `select count(*)::integer as count from access_log where is_break_glass and subject <> 'yd-01'`,
  );
  await client.query(`update break_glass set
    opened_at = opened_at - interval '61 minutes', ends_at = ends_at - interval '61 minutes'`);
  const who = world.tokens.get('stranger who broke the glass');
  const path = `/cases/${world.cases.working}`;
  const { reading } = await askBare(world.api, { id: 'getCase', method: 'GET', path }, who);
  run.say(
    `broken glass: ${marked[0]?.count ?? 0} reads marked, ${stray[0]?.count ?? 0} of others; after its hour: ${reading}`,
  );
  return (marked[0]?.count ?? 0) > 0 && stray[0]?.count === 0 && reading === '404';
}

async function proveTokens(run: ProofRun, stack: Stack, { api }: MatrixWorld): Promise<boolean> {
  const { good, forged } = await forgeTokens(stack);
  const operation = { id: 'listCases', method: 'GET', path: '/cases' };
  const { status } = await askBare(api, operation, good);
  const taken: string[] = [];
  for (const { name, token } of forged) {
    const answer = await askBare(api, operation, token);
    if (answer.status !== 401) taken.push(`${name}: ${answer.status}`);
  }
  run.say(
    `forged tokens: ${forged.length}, refused: ${forged.length - taken.length}; a good one: ${status}`,
  );
  for (const line of taken) run.say(`  TAKEN ${line}`);
  return taken.length === 0 && status === 200;
}
