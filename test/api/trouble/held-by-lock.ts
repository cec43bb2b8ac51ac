import { Client } from 'pg';
import { eventually } from '../../support/eventually';

/** Asks while a table is locked, so that what is asked hangs in the middle of its work until the release. */
export async function heldByLock<Reply>(
  databaseUrl: string,
  table: 'case_counter' | 'dossier_entry',
  ask: () => Promise<Reply>,
) {
  const holder = new Client({ connectionString: databaseUrl });
  await holder.connect();
  await holder.query(`begin; lock table ${table} in access exclusive mode`);
  const reply = ask();
  await eventually(async () => ((await waiting(holder)) > 0 ? true : undefined));
  return {
    reply,
    /** Lets go, and waits until nobody works on what was held any more. */
    async release() {
      await holder.query('rollback');
      await eventually(async () => ((await busy(holder)) === 0 ? true : undefined));
      await holder.end();
    },
  };
}

function waiting(client: Client): Promise<number> {
  return count(client, "wait_event_type = 'Lock'");
}

function busy(client: Client): Promise<number> {
  return count(client, "state <> 'idle' and pid <> pg_backend_pid()");
}

async function count(client: Client, condition: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) from pg_stat_activity where datname = current_database() and ${condition}`,
  );
  return rows[0]?.count ?? 0;
}
