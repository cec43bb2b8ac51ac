import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Say } from './part';
import { freePorts } from './ports';
import { startPostgres } from './postgres';
import { livingProcess, writePidFile } from './processes';
import type { ShowProgress } from './progress';
import { Supervisor } from './supervisor';
import { findTemporalBinary, temporalSources } from './temporal-binary';
import { prepareNamespace } from './temporal-namespace';
import { startTemporalServer } from './temporal-server';

const folderPrefix = 'op-koers-hub-test-';
const ownerFile = 'owner.pid';
const namespace = 'default';

export interface ThrowAwayServers {
  readonly folder: string;
  readonly temporalAddress: string;
  /** The administrator of the cluster: whoever needs a database makes one. */
  readonly databaseUrl: string;
  /** Ends both and removes their data. */
  stop(): Promise<void>;
}

/** A Temporal and a PostgreSQL for tests and proofs, on free ports; a server the environment names is used instead. */
export async function startThrowAwayServers(options: {
  env: NodeJS.ProcessEnv;
  say: Say;
  showProgress: ShowProgress;
}): Promise<ThrowAwayServers> {
  const { env, say } = options;
  await removeAbandoned(say);
  const folder = mkdtempSync(join(tmpdir(), folderPrefix));
  // As root PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  writePidFile(join(folder, ownerFile), process.pid);
  const supervisor = new Supervisor({ dataDir: folder, say });
  const leftovers = [folder];
  const stop = async () => {
    await supervisor.stop();
    for (const path of leftovers) rmSync(path, { recursive: true, force: true });
  };
  try {
    const given = filled(env);
    const [temporalPort = 0, postgresPort = 0] = await freePorts(2);
    const temporalAddress =
      given.temporal ?? (await startTemporal(supervisor, folder, temporalPort, options));
    await prepareNamespace({ address: temporalAddress }, namespace, 'keep');
    if (given.database !== undefined) {
      return { folder, temporalAddress, databaseUrl: given.database, stop };
    }
    const postgres = await startPostgres(supervisor, {
      dataDir: folder,
      port: postgresPort,
      durability: 'throw-away',
      say,
    });
    leftovers.push(dirname(postgres.clusterDir));
    return { folder, temporalAddress, databaseUrl: postgres.urlOf('postgres'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A variable that is set to nothing counts as not set. */
function filled(env: NodeJS.ProcessEnv): { temporal?: string; database?: string } {
  const { TEMPORAL_ADDRESS: temporal = '', DATABASE_URL: database = '' } = env;
  return { ...(temporal !== '' && { temporal }), ...(database !== '' && { database }) };
}

async function startTemporal(
  supervisor: Supervisor,
  folder: string,
  port: number,
  options: { env: NodeJS.ProcessEnv; showProgress: ShowProgress },
): Promise<string> {
  const binary = await findTemporalBinary(temporalSources(options.env, options.showProgress));
  return startTemporalServer(supervisor, {
    binary,
    dataDir: folder,
    port,
    namespace,
    durability: 'throw-away',
  });
}

/** A run that was killed could not clean up; the next one does. */
async function removeAbandoned(say: Say): Promise<void> {
  const folders = readdirSync(tmpdir())
    .filter((name) => name.startsWith(folderPrefix))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => existsSync(join(folder, ownerFile)))
    .filter((folder) => livingProcess(join(folder, ownerFile)) === undefined);
  for (const folder of folders) {
    await new Supervisor({ dataDir: folder, say }).endOrphans();
    rmSync(folder, { recursive: true, force: true });
  }
}
