import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { isLogDayOver } from '../../domain/retention/retention';
import { createAccessLog, keepHeads } from '../../store/access-log';
import type { AccessLine } from '../../store/access-line';
import { removeOldLogs } from '../../store/log-removal';
import { verifyChain, type Verdict } from '../../verify/access-log/verify-chain';
import { logKey } from '../support/api-harness';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const keep = { unit: 'years', count: 5 } as const;
const now = '2026-11-26T12:00:00.000Z';
/** Two whose five years are over, and one whose are not. */
const [first, second, within] = ['2019-12-31', '2021-11-24', '2021-11-26'] as const;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const line = (): AccessLine => ({
  ...{ operationId: randomUUID(), traceId: '4bf92f3577b34da6a3ce929d0e0e4736', subject: 'wc-01' },
  ...{ role: 'professional', organisation: 'wil', authority: 'professional', isBreakGlass: false },
  ...{ operation: 'getCase', purpose: 'case', caseNumbers: ['OK-2026-00001'], entryIds: [] },
  status: 200,
});

/** A log of two lines on each of these days. */
async function logOf(days: readonly string[]): Promise<void> {
  for (const day of days) {
    const at = `${day}T09:00:00.000000Z`;
    const log = createAccessLog(clockedAt(at), logKey);
    const processing = { activity: 'case', spanId: '00f067aa0ba902b7', startedAt: at } as const;
    for (let n = 0; n < 2; n += 1)
      await log.append({ access: line(), processing: { ...processing, endedAt: at } });
  }
  await keepHeads(database.db);
}

/** The database with another clock: the log takes its time from there. */
function clockedAt(at: string): TestDatabase['db'] {
  return database.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      const rows = result.rows.map((row) => ('at' in row ? { ...row, at } : row));
      return Promise.resolve({ ...result, rows });
    },
  });
}

async function verdict(): Promise<Verdict> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const wasOver = (day: string, at: string) => isLogDayOver(keep, day, at);
  const found = await verifyChain(client, logKey, { wasOver });
  await client.end();
  return found;
}

const remove = () =>
  removeOldLogs(database.db, logKey, { now, isOver: (day) => isLogDayOver(keep, day, now) });
const count = async (table: 'access_log' | 'processing_log' | 'access_log_head') => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n
    from ${sql.table(table)}`.execute(database.db);
  return rows[0]?.n;
};
/** What somebody with all rights on the database can do, without the key. */
const tamper = (statement: string) =>
  sql.raw(`set session_replication_role = replica; ${statement}`).execute(database.db);

describe('removing what the logs need not keep any more', () => {
  it('takes whole days of both logs, and the chain goes on from the last of them', async () => {
    await logOf([first, second, within]);
    const before = await verdict();
    expect([before.lines, before.fault]).toEqual([6, undefined]);
    expect(await remove()).toMatchObject({ day: second, seq: 4 });
    expect(await verdict()).toEqual({ lines: 2, heads: 2, removedUpTo: second });
    expect([await count('processing_log'), await count('access_log_head')]).toEqual([2, 2]);
    expect(await remove()).toBeUndefined();
  });

  it('leaves a log that can be added to, also when nothing else is left of it', async () => {
    await logOf([first, second]);
    await remove();
    expect(await verdict()).toEqual({ lines: 0, heads: 1, removedUpTo: second });
    await logOf([within]);
    expect(await verdict()).toEqual({ lines: 2, heads: 2, removedUpTo: second });
  });

  it('is done once when several workers do it', async () => {
    await logOf([first, second]);
    const cuts = await Promise.all([remove(), remove(), remove()]);
    expect(cuts.filter((cut) => cut !== undefined)).toHaveLength(1);
    expect((await verdict()).fault).toBeUndefined();
  });

  it.each(['access_log', 'access_log_head', 'processing_log'] as const)(
    'is the only way to delete from %s, and its cut stays',
    async (table) => {
      await logOf([first, within]);
      await remove();
      const bare = (statement: string) =>
        database.db.transaction().execute((trx) => sql.raw(statement).execute(trx));
      const refused = /append-only|never changed/;
      const setting = `set local hub.removing_logs = 'yes'`;
      await expect(bare(`delete from ${table}`)).rejects.toThrow(refused);
      await expect(bare(`${setting}; delete from ${table}`)).rejects.toThrow(refused);
      await expect(bare('delete from access_log_cut')).rejects.toThrow(refused);
    },
  );
});

describe('the verifier', () => {
  beforeEach(async () => {
    await logOf([first, second, within]);
    await remove();
  });

  it.each([
    ['more days gone', `delete from access_log where seq <= 5`, 'line 5 is missing'],
    [
      'more days gone, with a cut of their own',
      `insert into access_log_cut select '${within}', seq, hash, '${now}', md5(hash) from access_log where seq = 6;
       delete from access_log`,
      'the cut after line 6',
    ],
    ['another cut', `update access_log_cut set seq = 3`, 'the cut after line 3'],
    ['no cut', `delete from access_log_cut`, 'line 1 is missing'],
    ['another head', `update access_log_head set hash = 'no' where seq = 4`, `head of ${second}`],
  ])('sees %s', async (_what, statement, fault) => {
    await tamper(statement);
    expect((await verdict()).fault).toContain(fault);
  });

  it('sees days that whoever has the key removed within their term', async () => {
    await removeOldLogs(database.db, logKey, { now, isOver: () => true });
    expect((await verdict()).fault).toBe(`${within} was removed within its term`);
  });
});
