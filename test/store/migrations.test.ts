import { sql } from 'kysely';
import { createDatabase } from '../../store/database';
import { migrateDatabase } from '../../store/migrate-database';
import { migrations } from '../../store/migrations/index';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { plantCase } from './planted-case';
import { planned } from '../domain/case/case-builder';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** Back to the empty database that an operator makes. */
async function empty(): Promise<void> {
  await sql`drop schema public cascade; create schema public`.execute(database.db);
}

describe('the migrations', () => {
  it('run once, in order, and do nothing after that', async () => {
    await empty();
    expect(await migrateDatabase(database.db)).toEqual(Object.keys(migrations).toSorted());
    await plantCase(database.db, planned().journal);
    expect(await migrateDatabase(database.db)).toEqual([]);
    expect(await database.db.selectFrom('case_view').selectAll().execute()).toHaveLength(1);
  });

  it('run once when several processes begin them at the same time', async () => {
    await empty();
    const processes = Array.from({ length: 4 }, () => createDatabase({ url: database.url }));
    const ran = await Promise.all(processes.map((db) => migrateDatabase(db)));
    expect(ran.flat()).toEqual(Object.keys(migrations).toSorted());
    await Promise.all(processes.map((db) => db.destroy()));
  });

  it('keep nothing of one that fails, and say so', async () => {
    await empty();
    await sql`create table inbox (something_else integer)`.execute(database.db);
    await expect(migrateDatabase(database.db)).rejects.toThrow('could not be migrated');
    const { rows } = await sql`select to_regclass('case_counter') as made`.execute(database.db);
    expect(rows).toEqual([{ made: null }]);
    await sql`drop table inbox`.execute(database.db);
    expect(await migrateDatabase(database.db)).toEqual(Object.keys(migrations).toSorted());
  });
});
