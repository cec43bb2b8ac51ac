import { Migrator } from 'kysely';
import type { Database } from './database';
import { migrations } from './migrations/index';

/** Brings the database to the present schema; returns the names of the migrations it ran. Throws on the first that fails. */
export async function migrateDatabase(db: Database): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database could not be migrated', { cause: error });
  return results.map((result) => result.migrationName);
}
