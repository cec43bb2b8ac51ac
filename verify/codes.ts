import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { proveLimit, proveSameAnswer, proveTiming, type Guessing } from './codes/guesses';
import { proveVisit } from './codes/visits';
import { issue, prepareWorld, revoke } from './codes/world';
import { runProof, type ProofRun } from './support/proof';
import { startStack, type Stack } from './support/stack';

void runProof({
  name: 'codes',
  claim: 'a code opens one plan to whoever was sent it, and nothing to anybody who guesses',
  protections: ['code-limit'],
  longestMs: 600_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const stack = await startStack(run, { apis: 1, env: { HUB_WITHOUT: run.without ?? '' } });
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  run.atEnd(() => client.end());
  const guessing = await prepareGuessing(stack, client);
  const held = [
    await proveSameAnswer(run, guessing),
    await proveLimit(run, guessing),
    await proveTiming(run, guessing),
    proveAlarm(run, stack),
    await proveHidden(run, client, guessing),
    await proveVisit(run, { ...guessing, stack, client }),
    await proveLines(run, client),
  ];
  if (stack.crashes.length > 0) run.say(`ended by themselves: ${stack.crashes.join('; ')}`);
  return held.every(Boolean) && stack.crashes.length === 0;
}

/** Codes that were ended in each way, and one that works. */
async function prepareGuessing(stack: Stack, client: Client): Promise<Guessing> {
  const world = await prepareWorld(stack);
  const { first: life, other } = world;
  const former = await issue(world, life);
  const revoked = await issue(world, life);
  await revoke(world, life, revoked);
  const { code: rightCode } = await issue(world, life);
  const expired = await issue(world, other);
  await client.query(
    `update resident_code set issued_at = issued_at - interval '31 days',
       expires_at = expires_at - interval '31 days' where code_id = $1`,
    [expired.codeId],
  );
  const dead = {
    former: [former.code, life.birthYear],
    revoked: [revoked.code, life.birthYear],
    expired: [expired.code, other.birthYear],
  } as const;
  let last = 1;
  const nextAddress = () => {
    last += 1;
    return `127.0.${Math.floor(last / 250)}.${(last % 250) + 1}`;
  };
  return { world, life, rightCode, dead, nextAddress };
}

const alarm = 'many wrong resident codes';

function proveAlarm(run: ProofRun, { folder }: Stack): boolean {
  const log = readFileSync(join(folder, 'logs', 'api-1.log'), 'utf8');
  const rung = log.split('\n').filter((line) => line.includes(alarm)).length;
  run.say(`alarms after many wrong codes from many addresses: ${rung}`);
  return rung > 0;
}

/** Neither a code nor an address is anywhere in the database, and no code in a log. */
async function proveHidden(run: ProofRun, client: Client, guessing: Guessing): Promise<boolean> {
  const codes = [guessing.rightCode, ...Object.values(guessing.dead).map(([code]) => code)];
  const secrets = [...codes, ...codes.map((code) => code.replace('-', '')), '127.0.0.'];
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  let found = 0;
  for (const { name } of tables)
    for (const secret of secrets) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::integer as count from "${name}" as one where one::text like $1`,
        [`%${secret}%`],
      );
      found += rows[0]?.count ?? 0;
    }
  run.say(`codes and addresses in ${tables.length} tables: ${found}`);
  return found === 0 && tables.length > 20;
}

async function proveLines(run: ProofRun, client: Client): Promise<boolean> {
  const { rows } = await client.query<{ operation: string; count: number }>(
    `select operation, count(*)::integer as count from access_log
     where authority = 'resident-code' group by operation order by operation`,
  );
  run.say(`access log: ${rows.map(({ operation, count }) => `${operation} ${count}`).join(', ')}`);
  return rows.length >= 5;
}
