import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { codeOf, LaunchError } from './launch-error';
import type { Part, Say } from './part';
import { checkPorts } from './ports';
import { findPlace, makeFolderFor, type PostgresPlace } from './postgres-place';
import { commandLineOf, endProcess } from './processes';
import { keptSecret } from './secret-file';
import type { Supervisor } from './supervisor';

export const hubDatabase = 'hub';
const superuser = 'hub';
const maintenanceDatabase = 'postgres';
const alreadyExists = '42P04';
const wrongPassword = '28P01';
const orphanReadyWithinMs = 60_000;
const pollMs = 50;

export interface PostgresOptions {
  readonly dataDir: string;
  readonly port: number;
  /** `throw-away` trades safety against power loss for speed: tests only. */
  readonly durability: 'durable' | 'throw-away';
  readonly say: Say;
}

export interface Postgres {
  readonly clusterDir: string;
  readonly isReused: boolean;
  urlOf(database: string): string;
}

/** A cluster of its own on 127.0.0.1 with a generated password; a living orphan of a killed run is used as it is. */
export async function startPostgres(
  supervisor: Supervisor,
  options: PostgresOptions,
): Promise<Postgres> {
  const passwordFile = join(options.dataDir, 'postgres-password');
  const place = findPlace({ dataDir: resolve(options.dataDir), passwordFile, say: options.say });
  const password = passwordOf(place, passwordFile);
  const orphan = findPostmaster(place.clusterDir);
  if (orphan !== undefined) {
    options.say(`PostgreSQL of an earlier run is still there (process ${orphan.pid}): using it.`);
    supervisor.adopt(() => endProcess(orphan.pid, 'SIGINT'));
  } else {
    await checkPorts([
      { port: options.port, purpose: 'the database', variable: 'HUB_POSTGRES_PORT' },
    ]);
    if (!existsSync(join(place.clusterDir, 'PG_VERSION'))) createCluster(place, password);
  }
  const port = orphan?.port ?? options.port;
  const urlOf = (database: string) => localUrl(password, port, database);
  const isReady = () => answers(urlOf(maintenanceDatabase));
  if (orphan === undefined) await supervisor.start(postgresPart(place, options, isReady));
  else await untilReady(isReady);
  await createDatabase(urlOf(maintenanceDatabase));
  return { clusterDir: place.clusterDir, isReused: orphan !== undefined, urlOf };
}

function localUrl(password: string, port: number, database: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/** Where a cluster of npm start has the hub's database while it runs; throws when none was ever made. */
export function embeddedUrl(dataDir: string, port: number): string {
  const file = join(dataDir, 'postgres-password');
  if (existsSync(file)) return localUrl(readFileSync(file, 'utf8').trim(), port, hubDatabase);
  throw new LaunchError('There is no database here: run npm start first, or set DATABASE_URL.');
}

function passwordOf(place: PostgresPlace, passwordFile: string): string {
  if (existsSync(join(place.clusterDir, 'PG_VERSION')) && !existsSync(passwordFile)) {
    throw new LaunchError(
      `The database in ${place.clusterDir} exists, but its password file ${passwordFile} is gone. Put the file back, or move the database away to begin with an empty one.`,
    );
  }
  return keptSecret(passwordFile);
}

/** The PostgreSQL that already runs on this folder, if any. */
export function findPostmaster(clusterDir: string): { pid: number; port: number } | undefined {
  const file = join(clusterDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  const commandLine = commandLineOf(pid) ?? '';
  const isOurs = commandLine.includes('postgres') && commandLine.includes(`-D ${clusterDir}`);
  return isOurs ? { pid, port } : undefined;
}

/** Made beside its place and renamed when complete, so that an interrupted start leaves no half cluster. */
function createCluster(place: PostgresPlace, password: string): void {
  const unfinished = join(place.baseDir, 'postgres-unfinished');
  const passwordFile = join(place.baseDir, 'postgres-unfinished-password');
  rmSync(unfinished, { recursive: true, force: true });
  makeFolderFor(place.account, unfinished);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account !== undefined) {
    chownSync(passwordFile, place.account.uid, place.account.gid);
  }
  try {
    initdb(place, unfinished, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, place.clusterDir);
}

function initdb(place: PostgresPlace, folder: string, passwordFile: string): void {
  const args = [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Built in, so that sorting never depends on what the machine has installed.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const options = { encoding: 'utf8' as const, cwd: place.baseDir, ...place.account };
  const { status, error, stdout, stderr } = spawnSync(place.binaries.initdb, args, options);
  if (status === 0) return;
  const reason = error?.message ?? `${stdout}${stderr}`.trim();
  throw new LaunchError(
    `The database could not be made in ${place.baseDir}: ${reason}\nSet DATABASE_URL to use another PostgreSQL server.`,
  );
}

function postgresPart(
  place: PostgresPlace,
  options: PostgresOptions,
  isReady: () => Promise<boolean>,
): Part {
  const settings = {
    listen_addresses: '127.0.0.1',
    // The loopback port is the only way in.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    ...(options.durability === 'throw-away' && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
    }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    name: 'postgres',
    program: {
      kind: 'binary',
      path: place.binaries.postgres,
      args: ['-D', place.clusterDir, '-p', String(options.port), ...flags],
      cwd: place.baseDir,
      ...(place.account !== undefined && { account: place.account }),
    },
    isReady,
    // PostgreSQL's fast shutdown: open transactions are rolled back and clients cut off.
    stopSignal: 'SIGINT',
    hurrySignal: 'SIGQUIT',
  };
}

/** One that was killed in the middle of its work may still be recovering. */
async function untilReady(isReady: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + orphanReadyWithinMs;
  while (!(await isReady())) {
    if (Date.now() > until) {
      throw new LaunchError('The PostgreSQL of an earlier run does not answer: end that process.');
    }
    await delay(pollMs);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A connection that PostgreSQL cuts while it starts up must not become an uncaught error.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (codeOf(error) !== wrongPassword) return false;
    throw new LaunchError(
      'The embedded database refuses its password: the file postgres-password belongs to another database.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${hubDatabase}`);
  } catch (error) {
    if (codeOf(error) !== alreadyExists) throw error;
  } finally {
    await client.end();
  }
}
