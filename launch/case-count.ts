import { Client } from 'pg';

/** Whether no case was ever opened in this database. */
export async function hasNoCases(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from case_view limit 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
}
