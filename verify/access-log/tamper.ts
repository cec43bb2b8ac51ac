import type { Client } from 'pg';
import type { Random } from '../support/random';
import { hashOf, readLog, verifyChain } from './verify-chain';

export interface TamperParts {
  readonly client: Client;
  readonly key: string;
  /** A control run lets whoever changes a line make the rest of the chain anew. */
  readonly canRechain: boolean;
}

/** Changes one line as somebody with all rights on the database can, asks the verifier, and takes the change back. */
export async function isNoticed(
  { client, key, canRechain }: TamperParts,
  change: string,
): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('set local session_replication_role = replica');
    await client.query('alter table access_log drop constraint access_log_pkey');
    const { rowCount } = await client.query(change);
    if (rowCount === 0) throw new Error(`This changed nothing: ${change}`);
    if (canRechain) await rechain(client, key);
    return (await verifyChain(client, key)).fault !== undefined;
  } finally {
    await client.query('rollback');
  }
}

async function rechain(client: Client, key: string): Promise<void> {
  const { lines } = await readLog(client);
  let last = { seq: 0, hash: '' };
  for (const line of lines) {
    const moved = { ...line, seq: last.seq + 1, previous: last.hash };
    last = { seq: moved.seq, hash: hashOf(moved, key) };
    if (last.hash === line.hash) continue;
    await client.query(
      'update access_log set seq = $1, previous = $2, hash = $3 where operation_id = $4',
      [last.seq, moved.previous, last.hash, line.operation_id],
    );
  }
  await client.query('update access_log_tail set seq = $1, hash = $2', [last.seq, last.hash]);
  await client.query('delete from access_log_head');
}

const texts = ['trace_id', 'subject', 'role', 'organisation', 'authority', 'operation', 'purpose'];
const edits: readonly string[] = [
  ...texts.map((column) => `${column} = ${column} || 'x'`),
  ...['previous', 'hash'].map((column) => `${column} = md5(${column})`),
  `handoff_id = coalesce(handoff_id || '1', 'OK-2033-00001-H1')`,
  ...['case_numbers', 'entry_ids'].map((column) => `${column} = ${column} || '{OK-2033-00001}'`),
  `at = at + interval '1 microsecond'`,
  'operation_id = gen_random_uuid()',
  'is_break_glass = not is_break_glass',
  'status = coalesce(status, 0) + 1',
  'seq = seq + 1',
];
const copied = `gen_random_uuid(), trace_id, subject, role, organisation, authority, is_break_glass, operation, purpose, case_numbers, handoff_id, entry_ids, status, previous, hash from access_log`;

/** All lines up to one, with a cut that says it was their time. */
function removal(seq: number, signature: string): string {
  const cut = `'2019-12-31', seq, hash, '2033-01-01T00:00:00.000Z', ${signature}`;
  return `with cut as (insert into access_log_cut select ${cut} from access_log where seq = ${seq} returning seq)
    delete from access_log where seq <= (select seq from cut)`;
}

/** The statement of one change: an edit of any column, a line less, two swapped, or one more. */
export function randomChange(random: Random, lines: number): string {
  const seq = random.between(1, lines);
  const other = seq === lines ? 1 : seq + 1;
  return random.pick([
    ...edits.map((edit) => `update access_log set ${edit} where seq = ${seq}`),
    ...Array.from({ length: 4 }, () => `delete from access_log where seq = ${seq}`),
    `update access_log set seq = ${seq + other} - seq where seq in (${seq}, ${other})`,
    removal(seq, 'md5(hash)'),
    `insert into access_log select ${lines + 1}, at, ${copied} where seq = ${seq}`,
    `insert into access_log select ${seq}, at, ${copied} where seq = ${other}`,
  ]);
}
