import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Client as Temporal, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { Client as Postgres } from 'pg';
import { z } from 'zod';
import { fetchAllRuns } from '../events/all-runs';
import { createDatabase } from '../../store/database';
import { readEntry } from '../../store/dossier';
import type { CaseKeys } from '../../store/keys/case-keys';
import type { Stack } from '../support/stack';
import { stackConverter } from '../support/stack-keys';
import { hasFate } from './canary-book';
import { decodeHistory } from './decode-history';
import type { Scanner } from './scanner';

/** Every file of the stack, the databases' own too: both hold nothing that can be read without a key. */
export function scanFiles(scanner: Scanner, folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file);
    if (entry.isFile()) scanner.scan(placeOf(path), readFileSync(file));
  }
}

const postgresFiles = 'files of PostgreSQL';

/** The same when they are elsewhere, after all that is in memory was written. */
export async function scanPostgresFiles(scanner: Scanner, databaseUrl: string): Promise<void> {
  const client = new Postgres({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('checkpoint');
    const { rows } = await client.query('show data_directory');
    const [{ data_directory: folder }] = DirectorySchema.parse(rows);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        scanner.scan(postgresFiles, readFileSync(join(entry.parentPath, entry.name)));
  } finally {
    await client.end();
  }
}

const DirectorySchema = z.tuple([z.object({ data_directory: z.string() })]);

function placeOf(path: string): string {
  if (path.startsWith('temporal.db')) return `file ${path}`;
  if (path.startsWith(`postgres${sep}`)) return postgresFiles;
  return path.startsWith(`logs${sep}`) ? `log ${path.slice(5)}` : 'other files of the stack';
}

/** Files directly in the folder for temporary files that were written after `since`. */
export function scanRecentFiles(scanner: Scanner, folder: string, since: number): void {
  scanner.scan('temporary files', '');
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isFile() && statSync(file).mtimeMs >= since)
      scanner.scan('temporary files', readFileSync(file));
  }
}

/** What Temporal tells its clients: histories, visibility, descriptions with pending failures, current details. */
export async function scanTemporal(scanner: Scanner, stack: Stack, keys: CaseKeys): Promise<void> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const { workflow } = new Temporal({
    connection,
    namespace: stack.namespace,
    dataConverter: stackConverter(keys, stack),
  });
  try {
    const ids = new Set<string>();
    for await (const { workflowId, raw } of workflow.list()) {
      ids.add(workflowId);
      scanner.scan('visibility', JSON.stringify(raw));
    }
    for (const id of ids) {
      const events = [...(await fetchAllRuns(workflow, id))];
      const history = historyToJSON({ events });
      scanner.scan('histories', history);
      const opened = await decodeHistory(keys, stack, JSON.stringify(JSON.parse(history)));
      scanner.scan('histories, opened', opened, hasFate('sealed'));
      const handle = workflow.getHandle(id);
      scanner.scan('descriptions', JSON.stringify((await handle.describe()).raw));
      const metadata = await handle.query('__temporal_workflow_metadata');
      scanner.scan('current details', JSON.stringify(metadata));
    }
  } finally {
    await connection.close();
  }
}

/** Every entry as whoever holds the keys reads it. */
export async function scanDossier(
  scanner: Scanner,
  { databaseUrl: url }: Stack,
  keys: CaseKeys,
): Promise<void> {
  const db = createDatabase({ url, poolSize: 2 });
  const rows = await db.selectFrom('dossier_entry').select(['case_number', 'entry_id']).execute();
  for (const { case_number: caseNumber, entry_id: entryId } of rows) {
    const entry = await readEntry(db, keys, { caseNumber, entryId });
    scanner.scan('dossier, opened', JSON.stringify(entry?.content), hasFate('kept', 'held'));
  }
  await db.destroy();
}

export async function scanMetrics(scanner: Scanner, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    scanner.scan('metrics', await answer.text());
  }
}

const ColumnsSchema = z.array(z.object({ table: z.string(), column: z.string() }));
const ValuesSchema = z.array(z.object({ value: z.string().nullable() }));

const allColumns = `
  select quote_ident(table_schema) || '.' || quote_ident(table_name) as table, quote_ident(column_name) as column
  from information_schema.columns
  where table_schema not in ('pg_catalog', 'information_schema') order by 1, ordinal_position`;

/** Every column of every table, as text. */
export async function scanDatabase(scanner: Scanner, databaseUrl: string): Promise<void> {
  const client = new Postgres({ connectionString: databaseUrl });
  await client.connect();
  try {
    const read = async (sql: string) => {
      const rows = ValuesSchema.parse((await client.query(sql)).rows);
      return rows.flatMap(({ value }) => (value === null ? [] : [value])).join('\n');
    };
    for (const { table, column } of ColumnsSchema.parse((await client.query(allColumns)).rows)) {
      const name = `${table.replace(/^public\./, '')}.${column}`;
      const values = await read(`select ${column}::text as value from ${table}`);
      scanner.scan(`column ${name}`, values);
    }
    const statements = await read('select query as value from pg_stat_activity');
    scanner.scan('running statements', statements);
  } finally {
    await client.end();
  }
}
