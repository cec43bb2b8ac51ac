import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createDatabase, type Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { migrateDatabase } from '../../store/migrate-database';
import { openTestKeys } from './test-keys';

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  readonly keys: CaseKeys;
  drop(): Promise<void>;
}

/** A migrated database of its own on the PostgreSQL of this run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name}`);
  const url = new URL(setting('TEST_DATABASE_URL'));
  url.pathname = `/${name}`;
  const db = createDatabase({ url: url.href });
  await migrateDatabase(db);
  const keys = openTestKeys(url.href);
  return {
    url: url.href,
    db,
    keys,
    async drop() {
      await keys.close();
      await db.destroy();
      await asAdmin(`drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: setting('TEST_DATABASE_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

type Setting = 'TEST_DATABASE_URL' | 'TEMPORAL_ADDRESS' | 'WORKFLOW_BUNDLE';

/** Set by the global setup; without it the tests fail rather than skip. */
export function setting(name: Setting): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these tests with npm test`);
  return value;
}
