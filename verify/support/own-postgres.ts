import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadKeyRing } from '../../config/key-ring';
import { freePorts } from '../../launch/ports';
import { hubDatabase, startPostgres } from '../../launch/postgres';
import { Supervisor } from '../../launch/supervisor';
import { createDatabase, type Database } from '../../store/database';
import { createCaseKeys, type CaseKeys } from '../../store/keys/case-keys';
import { migrateDatabase } from '../../store/migrate-database';
import type { ProofRun } from './proof';
import { makeStackFolder } from './stack-folder';

export interface OwnPostgres {
  readonly url: string;
  readonly db: Database;
  readonly keys: CaseKeys;
}

/** A migrated PostgreSQL without the rest of a stack; the run ends and removes it. */
export async function startOwnPostgres(run: ProofRun, poolSize = 10): Promise<OwnPostgres> {
  const folder = await makeStackFolder();
  const supervisor = new Supervisor({ dataDir: folder, say: () => undefined });
  const leftovers = [folder];
  run.atEnd(async () => {
    await supervisor.stop();
    for (const path of leftovers) rmSync(path, { recursive: true, force: true });
  });
  const [port = 0] = await freePorts(1);
  const postgres = await startPostgres(supervisor, {
    dataDir: folder,
    port,
    durability: 'throw-away',
    say: (line) => {
      run.say(line);
    },
  });
  leftovers.push(dirname(postgres.clusterDir));
  const url = postgres.urlOf(hubDatabase);
  const db = createDatabase({ url, poolSize });
  run.atEnd(() => db.destroy());
  await migrateDatabase(db);
  const keys = createCaseKeys({ url, ring: loadKeyRing({}) });
  run.atEnd(() => keys.close());
  return { url, db, keys };
}
