import { join } from 'node:path';
import { Client } from 'pg';
import { loadPolicy } from '../config/policy';
import { readSecret } from '../config/read-secret';
import { isLogDayOver } from '../domain/retention/retention';
import { repoRoot } from '../launch/repo-root';
import { compareLog } from './access-log/compare';
import { createLoggedClient, type LoggedClient, type Made } from './access-log/logged-client';
import { randomOperation, type World } from './access-log/random-operations';
import { isNoticed, randomChange } from './access-log/tamper';
import { verifyChain } from './access-log/verify-chain';
import { logKey, prepareWorld } from './access-log/world';
import { runProof, type ProofRun } from './support/proof';
import type { Stack } from './support/stack';

const operationCount = 10_000;
const clientCount = 16;
const changeCount = 500;
const changesOfControl = 20;

void runProof({
  name: 'access-log',
  claim: `${operationCount} operations on cases have one line each, and any change of a line is seen`,
  protections: ['chain'],
  options: [
    [
      '--database <url>',
      'only verifies the log of this database, with HUB_LOG_KEY(_FILE) and the terms of HUB_POLICY',
    ],
  ],
  longestMs: 360_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const { database } = run.given;
  if (typeof database === 'string') return judge(run, database);
  const { stack, world } = await prepareWorld(run);
  const client = await connect(run, stack.databaseUrl);
  const isExact = await proveLines(run, { stack, world, client });
  const isChained = await proveChain(run, client);
  const isRefused = await proveAway(run, { stack, world, client });
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return isExact && isChained && isRefused && stack.crashes.length === 0;
}

/** For a privacy officer: the log of a real hub. */
async function judge(run: ProofRun, database: string): Promise<boolean> {
  const key = readSecret(process.env, 'HUB_LOG_KEY');
  if (key === undefined) throw new Error('HUB_LOG_KEY or HUB_LOG_KEY_FILE must hold the key.');
  const { keep } = loadPolicy(
    process.env['HUB_POLICY'] ?? join(repoRoot, 'config/policy/houten.json'),
  ).retention.logs;
  const { lines, heads, removedUpTo, fault } = await verifyChain(
    await connect(run, database),
    key,
    { wasOver: (day, removedAt) => isLogDayOver(keep, day, removedAt) },
  );
  if (removedUpTo !== undefined) run.say(`removed because its term was over: up to ${removedUpTo}`);
  run.say(`${lines} lines and ${heads} heads: ${fault ?? 'the chain is whole'}`);
  return fault === undefined;
}

interface Ground {
  readonly stack: Stack;
  readonly world: World;
  readonly client: Client;
}

async function proveLines(run: ProofRun, { stack, world, client }: Ground): Promise<boolean> {
  const startedAt = Date.now();
  const made = await operate(run, stack, world);
  const seconds = (Date.now() - startedAt) / 1_000;
  const { exact, wrong } = await compareLog(client, made);
  const { rows } = await client.query('select count(*)::integer as left from access_attempt');
  run.say(`${made.length} operations in ${seconds.toFixed(0)} s: ${describe(made)}`);
  run.say(`  with exactly one line that tells the same: ${exact}`);
  for (const fault of wrong) run.say(`  WRONG ${fault}`);
  run.say(`  commands noted and left open: ${JSON.stringify(rows)}`);
  return made.length === operationCount && exact === made.length;
}

async function operate(run: ProofRun, stack: Stack, world: World): Promise<readonly Made[]> {
  const client = createLoggedClient(stack);
  const random = run.random.named('operations');
  const planned = Array.from({ length: operationCount }, (_, n) =>
    randomOperation(world, random, n),
  );
  const made: Made[] = [];
  const work = async () => {
    for (let next = planned.pop(); next !== undefined; next = planned.pop()) {
      const api = stack.apiUrls[planned.length % stack.apiUrls.length] ?? '';
      made.push(await client.make(api, next));
    }
  };
  await Promise.all(Array.from({ length: clientCount }, work));
  return made;
}

function describe(made: readonly Made[]): string {
  const statuses = [...new Set(made.map(({ status }) => status))].sort((a, b) => a - b);
  const count = (wanted: number) => made.filter(({ status }) => status === wanted).length;
  return statuses.map((status) => `${status} × ${count(status)}`).join(', ');
}

async function proveChain(run: ProofRun, client: Client): Promise<boolean> {
  const { lines, fault } = await verifyChain(client, logKey);
  run.say(`verifier: ${lines} lines, ${fault ?? 'the chain is whole'}`);
  const random = run.random.named('changes');
  const isControl = run.without === 'chain';
  const count = isControl ? changesOfControl : changeCount;
  const parts = { client, key: logKey, canRechain: isControl };
  const missed: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const change = randomChange(random, lines);
    if (!(await isNoticed(parts, change))) missed.push(change);
  }
  run.say(`  changes of one line: ${count}, not seen: ${missed.length}`);
  for (const change of missed.slice(0, 3)) run.say(`  NOT SEEN ${change}`);
  return fault === undefined && missed.length === 0;
}

/** The log's tables are away, the rest of the database is there. */
async function proveAway(run: ProofRun, { stack, world, client }: Ground): Promise<boolean> {
  const asking = createLoggedClient(stack);
  const rename = async (table: string, to: string) => {
    await client.query(`alter table ${table} rename to ${to}`);
  };
  await rename('access_log', 'log_away');
  const reads = await askEach(asking, stack, world, 'GET');
  await rename('access_attempt', 'attempt_away');
  const before = await journalLength(client);
  const commands = await askEach(asking, stack, world, 'POST');
  const grown = (await journalLength(client)) - before;
  await rename('attempt_away', 'access_attempt');
  await rename('log_away', 'access_log');
  const refused = (made: readonly Made[]) =>
    made.filter(({ code }) => code === 'LOG_UNAVAILABLE').length;
  run.say(
    `log away: ${refused(reads)} of ${reads.length} reads and ${refused(commands)} of ${commands.length} commands refused, ${grown} journal lines came`,
  );
  const isAllRefused = refused(reads) === reads.length && refused(commands) === commands.length;
  return isAllRefused && grown === 0;
}

function askEach(
  asking: LoggedClient,
  stack: Stack,
  { cases }: World,
  method: 'GET' | 'POST',
): Promise<readonly Made[]> {
  const body = { rule: 'Proof', reason: 'Nobody hears of it.', decidedBy: 'pl-01' };
  return Promise.all(
    cases.map((caseNumber, index) =>
      asking.make(stack.apiUrls[index % stack.apiUrls.length] ?? '', {
        member: 'wc-01',
        method,
        path: `/cases/${caseNumber}${method === 'GET' ? '' : '/deviations'}`,
        ...(method === 'GET' ? {} : { body }),
      }),
    ),
  );
}

async function journalLength(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from case_journal');
  return Number(rows[0]?.count);
}

async function connect(run: ProofRun, connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  run.atEnd(() => client.end());
  return client;
}
