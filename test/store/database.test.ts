import { sql } from 'kysely';
import { Client } from 'pg';
import { freePorts } from '../../launch/ports';
import { createDatabase, isDatabaseUnavailable, type Database } from '../../store/database';
import { startProxy } from '../api/trouble/tcp-proxy';
import { eventually } from '../support/eventually';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** What a piece of work on a database of its own fails with. */
async function failureOf(
  work: (db: Database) => Promise<unknown>,
  url = database.url,
  poolSize = 2,
) {
  const db = createDatabase({ url, poolSize });
  try {
    await work(db);
  } catch (error) {
    return error;
  } finally {
    await db.destroy();
  }
  throw new Error('it did not fail');
}

const ask = (db: Database) => sql`select 1`.execute(db);
const urlWith = (changes: Partial<Pick<URL, 'host' | 'pathname' | 'password'>>) =>
  Object.assign(new URL(database.url), changes).href;

/** Ends the connection of a query that is under way. */
async function endQuery(): Promise<void> {
  await eventually(async () => {
    const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'select pg_sleep%'
        and pid <> pg_backend_pid()`.execute(database.db);
    return rows[0];
  });
}

const hang = (db: Database) => sql`select pg_sleep(60)`.execute(db);

describe('the database is unavailable, it is found, when', () => {
  it('nothing listens at its port', async () => {
    const [port = 0] = await freePorts(1);
    const error = await failureOf(ask, urlWith({ host: `127.0.0.1:${String(port)}` }));
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it('its name is not known any more', async () => {
    expect(isDatabaseUnavailable(await failureOf(ask, urlWith({ host: 'db.invalid:5432' })))).toBe(
      true,
    );
  });

  it('PostgreSQL ends the connection of a query', async () => {
    const failing = failureOf(hang);
    await endQuery();
    expect(isDatabaseUnavailable(await failing)).toBe(true);
  });

  it('PostgreSQL ends the connection of a transaction', async () => {
    const failing = failureOf((db) => db.transaction().execute((trx) => hang(trx)));
    await endQuery();
    expect(isDatabaseUnavailable(await failing)).toBe(true);
  });

  it.each<[string, (db: Database) => Promise<unknown>]>([
    ['a query', hang],
    ['a transaction', (db) => db.transaction().execute((trx) => hang(trx))],
  ])('the line breaks in the middle of %s', async (_what, work) => {
    const proxy = await startProxy(database.url);
    const failing = failureOf(work, proxy.url);
    await eventually(async () => {
      const { rows } =
        await sql`select 1 from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'
        and datname = current_database()`.execute(database.db);
      return rows[0];
    });
    await proxy.close();
    expect(isDatabaseUnavailable(await failing)).toBe(true);
    await endQuery();
  });

  it('its answer never arrives', async () => {
    const proxy = await startProxy(database.url);
    const error = await failureOf(async (db) => {
      await ask(db);
      proxy.silence();
      await ask(db);
    }, proxy.url);
    expect(isDatabaseUnavailable(error)).toBe(true);
    await proxy.close();
  });

  it('a statement takes too long', async () => {
    const error = await failureOf((db) =>
      db.connection().execute(async (one) => {
        await sql`set statement_timeout = 50`.execute(one);
        await hang(one);
      }),
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it('a lock is not to be had', async () => {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin; lock table inbox in access exclusive mode');
    const error = await failureOf((db) =>
      db.connection().execute(async (one) => {
        await sql`set lock_timeout = 50`.execute(one);
        await one.selectFrom('inbox').selectAll().execute();
      }),
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
    await holder.end();
  });

  it('all connections of the pool are busy for too long', async () => {
    const error = await failureOf((db) => db.transaction().execute(() => ask(db)), database.url, 1);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });
});

describe('the database is not to blame for', () => {
  it.each<[string, (db: Database) => Promise<unknown>]>([
    ['a statement that is wrong', (db) => sql`selct 1`.execute(db)],
    ['a row that stands already', (db) => insertTwice(db)],
    ['a failure of our own', () => Promise.reject(new Error('our own'))],
  ])('%s', async (_what, work) => {
    expect(isDatabaseUnavailable(await failureOf(work))).toBe(false);
  });

  it('what is no error at all', () => {
    for (const thrown of [undefined, null, 'ECONNREFUSED', { code: 'ECONNREFUSED' }])
      expect(isDatabaseUnavailable(thrown)).toBe(false);
  });
});

async function insertTwice(db: Database): Promise<void> {
  for (const last of [1, 2])
    await db.insertInto('case_counter').values({ year: 2040, last }).execute();
}

describe('the pool', () => {
  it('tells of a connection that broke while idle, and goes on', async () => {
    const lost: Error[] = [];
    const db = createDatabase({ url: database.url, onConnectionLost: (error) => lost.push(error) });
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
    await eventually(async () => lost[0]);
    await expect(ask(db)).resolves.toBeDefined();
    await db.destroy();
  });

  it('sets time-outs for statements and locks', async () => {
    const { rows } = await sql<{ statement: string; lock: string }>`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock
    `.execute(database.db);
    expect(rows).toEqual([{ statement: '10s', lock: '5s' }]);
  });
});

it('instants, dates and large numbers come back as they went in', async () => {
  const { rows } = await sql`select
    timestamptz '2026-11-24T10:00:00.123+01:00' as instant,
    date '2026-02-28' as day,
    9007199254740991::bigint as number`.execute(database.db);
  expect(rows).toEqual([
    { instant: '2026-11-24T09:00:00.123Z', day: '2026-02-28', number: 9_007_199_254_740_991 },
  ]);
});
