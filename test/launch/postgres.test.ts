import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePorts } from '../../launch/ports';
import { findPostmaster, startPostgres, type Postgres } from '../../launch/postgres';
import { findPlace } from '../../launch/postgres-place';
import { commandLineOf, endProcess } from '../../launch/processes';
import { Supervisor } from '../../launch/supervisor';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';

const dataDir = temporaryFolder();
const passwordFile = join(dataDir, 'postgres-password');
let port: number;
let said: string[] = [];

const say = (line: string) => {
  said.push(line);
};

async function startOn(supervisor: Supervisor): Promise<Postgres> {
  said = [];
  return startPostgres(supervisor, { dataDir, port, durability: 'throw-away', say });
}

async function query(url: string, text: string): Promise<object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  [port = 0] = await freePorts(1);
});

afterAll(removeTemporaryFolders);

describe('the embedded PostgreSQL', () => {
  const supervisor = new Supervisor({ dataDir, say });
  let postgres: Postgres;

  beforeAll(async () => {
    postgres = await startOn(supervisor);
  });

  afterAll(async () => {
    await supervisor.stop();
  });

  it('has the database of the hub, in UTC and UTF-8', async () => {
    const rows = await query(
      postgres.urlOf('hub'),
      `select current_setting('timezone') as zone, current_setting('server_encoding') as encoding`,
    );
    expect(rows).toEqual([{ zone: 'UTC', encoding: 'UTF8' }]);
  });

  it('lets nobody in without the generated password', async () => {
    const url = new URL(postgres.urlOf('hub'));
    expect(url.password.length).toBeGreaterThan(20);
    url.password = 'password';
    await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(passwordFile).mode & 0o077).toBe(0);
  });

  it('is gone after the stop and keeps its data', async () => {
    await query(postgres.urlOf('hub'), 'create table kept (number int)');
    const pid = findPostmaster(postgres.clusterDir)?.pid ?? 0;
    expect(commandLineOf(pid)).toContain(postgres.clusterDir);
    await supervisor.stop();
    expect(commandLineOf(pid)).toBeUndefined();
    const again = new Supervisor({ dataDir, say });
    const restarted = await startOn(again);
    expect(await query(restarted.urlOf('hub'), 'select * from kept')).toEqual([]);
    expect(restarted.isReused).toBe(false);
    await again.stop();
  });
});

describe('a PostgreSQL that a killed run left behind', () => {
  let orphan: ChildProcess;

  beforeAll(() => {
    const { binaries, clusterDir, account, baseDir } = findPlace({ dataDir, passwordFile, say });
    const args = ['-D', clusterDir, '-p', String(port), '-c', 'unix_socket_directories='];
    orphan = spawn(binaries.postgres, args, { cwd: baseDir, stdio: 'ignore', ...account });
  });

  afterAll(async () => {
    if (orphan.pid !== undefined) await endProcess(orphan.pid, 'SIGINT');
  });

  it('is used as it is, and ended with the rest', async () => {
    const supervisor = new Supervisor({ dataDir, say });
    const postgres = await startOn(supervisor);
    expect(postgres.isReused).toBe(true);
    expect(said).toEqual([expect.stringContaining(`process ${orphan.pid}`)]);
    expect(await query(postgres.urlOf('hub'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await supervisor.stop();
    expect(commandLineOf(orphan.pid ?? 0)).toBeUndefined();
  });
});

describe('an embedded PostgreSQL that cannot start', () => {
  it('names the port that is taken', async () => {
    const holder = createServer().listen(port, '127.0.0.1');
    const supervisor = new Supervisor({ dataDir, say });
    await expect(startOn(supervisor)).rejects.toThrow(/Port \d+ .*HUB_POSTGRES_PORT/);
    holder.close();
  });

  it('says what to do when the password file is gone', async () => {
    rmSync(passwordFile);
    const supervisor = new Supervisor({ dataDir, say });
    await expect(startOn(supervisor)).rejects.toThrow('postgres-password is gone');
  });
});
