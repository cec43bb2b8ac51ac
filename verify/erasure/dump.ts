import { Client } from 'pg';
import { z } from 'zod';

/** Every row of every table as JSON text, as a dump of the database holds them. */
export type Dump = ReadonlyMap<string, readonly string[]>;

const TablesSchema = z.array(z.object({ name: z.string() }));
const RowsSchema = z.array(z.object({ row: z.string() }));

const allTables = `
  select quote_ident(table_name) as name from information_schema.tables
  where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;

export async function dumpDatabase(url: string): Promise<Dump> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const dump = new Map<string, readonly string[]>();
    for (const { name } of TablesSchema.parse((await client.query(allTables)).rows)) {
      const { rows } = await client.query(`select to_jsonb(t)::text as row from ${name} t`);
      dump.set(
        name,
        RowsSchema.parse(rows).map(({ row }) => row),
      );
    }
    return dump;
  } finally {
    await client.end();
  }
}
