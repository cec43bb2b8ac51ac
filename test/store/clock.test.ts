import { sql } from 'kysely';
import { checkClock } from '../../store/clock';
import { createDatabase, type Database } from '../../store/database';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

type Warning = readonly [{ readonly differenceMs?: number }, string];

let database: TestDatabase;
const opened: Database[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const db of opened) await db.destroy();
  await database.drop();
});

function open(url: string): Database {
  const db = createDatabase({ url, poolSize: 1 });
  opened.push(db);
  return db;
}

/** The same database, as if its machine's clock were ahead by so many seconds. */
async function aheadBy(seconds: number): Promise<Database> {
  const { db, url } = database;
  const name = new URL(url).pathname.slice(1);
  await sql`create or replace function public.clock_timestamp() returns timestamptz language sql
    as ${sql.lit(`select pg_catalog.clock_timestamp() + interval '${String(seconds)} s'`)}`.execute(
    db,
  );
  await sql`alter database ${sql.id(name)} set search_path = public, pg_catalog`.execute(db);
  return open(url);
}

async function compare(db: Database, mode: 'development' | 'production'): Promise<Warning[]> {
  const warnings: Warning[] = [];
  await checkClock(db, {
    mode,
    warn: (details, message) => {
      warnings.push([details, message]);
    },
  });
  return warnings;
}

describe('the clock of this machine', () => {
  it('is fine beside that of a database on it', async () => {
    expect(await compare(database.db, 'production')).toEqual([]);
  });

  it.each([1, -1])('may differ by %d s', async (seconds) => {
    expect(await compare(await aheadBy(seconds), 'production')).toEqual([]);
  });

  it.each([4, -4])('ends the start in production when it differs by %d s', async (seconds) => {
    await expect(compare(await aheadBy(seconds), 'production')).rejects.toThrow(
      /more than 2 s apart: [34]\d{3} ms/,
    );
  });

  it('is a warning in development', async () => {
    const [warning] = await compare(await aheadBy(3_600), 'development');
    expect(warning?.[0].differenceMs).toBeGreaterThan(3_590_000);
    expect(warning?.[1]).toContain('more than 2 s apart');
  });

  it('is left alone while the database is away, and the log says so', async () => {
    const warnings = await compare(open('postgres://hub@127.0.0.1:1/hub'), 'production');
    expect(warnings).toEqual([[{}, 'the clock was not compared: the database is away']]);
  });
});
