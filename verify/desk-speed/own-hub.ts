import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { loadKeyRing } from '../../config/key-ring';
import { hubParts } from '../../launch/hub-parts';
import { readSettings, type LaunchSettings } from '../../launch/launch-settings';
import { freePorts } from '../../launch/ports';
import { Supervisor } from '../../launch/supervisor';
import { createDatabase, type Database } from '../../store/database';
import { createCaseKeys, type CaseKeys } from '../../store/keys/case-keys';
import { migrateDatabase } from '../../store/migrate-database';
import type { ProofRun } from '../support/proof';
import { makeStackFolder } from '../support/stack-folder';

const AnsweredSchema = z.object({
  url: z.string(),
  status: z.int(),
  statements: z.array(z.string()),
});
/** One answer of the api, with what it asked of PostgreSQL. */
export type Answered = z.output<typeof AnsweredSchema>;

export interface OwnHub {
  readonly url: string;
  readonly db: Database;
  readonly keys: CaseKeys;
  /** Starts the processes; resolves when they answer. */
  start(): Promise<void>;
  /** Every answer since this was asked last. */
  answered(): readonly Answered[];
}

/** Reads are all that is measured, so no engine is there. */
const nobodyThere = '127.0.0.1:9';

/** An api and an issuer of their own over a database of their own, of the cluster at `url`. */
export async function makeHub(run: ProofRun, name: string, url: string): Promise<OwnHub> {
  const folder = await makeStackFolder();
  run.atEnd(() => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  const databaseUrl = await makeDatabase(name, url);
  const db = createDatabase({ url: databaseUrl });
  run.atEnd(() => db.destroy());
  await migrateDatabase(db);
  const settings = await settingsOf(folder);
  const counted = join(folder, 'answered');
  writeFileSync(counted, '');
  const parts = partsOf(settings, databaseUrl);
  const ring = loadKeyRing({ HUB_KEY_RING_FILE: join(folder, 'key-ring') });
  const keys = createCaseKeys({ url: databaseUrl, ring });
  run.atEnd(() => keys.close());
  let read = 0;
  return {
    ...{ url: localUrl(settings.ports.api), db, keys },
    async start() {
      const supervisor = new Supervisor({
        dataDir: folder,
        say: (line) => {
          run.say(line);
        },
      });
      run.atEnd(() => supervisor.stop());
      await supervisor.start(parts.issuer);
      await supervisor.start({ ...parts.api, env: { ...parts.api.env, ...watched(run, counted) } });
    },
    answered() {
      const lines = readFileSync(counted, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      const fresh = lines.slice(read);
      read = lines.length;
      return fresh.map((line) => AnsweredSchema.parse(JSON.parse(line)));
    },
  };
}

async function makeDatabase(name: string, url: string): Promise<string> {
  const admin = createDatabase({ url, poolSize: 1 });
  await sql`create database ${sql.id(name)}`.execute(admin);
  await admin.destroy();
  const place = new URL(url);
  place.pathname = `/${name}`;
  return place.href;
}

async function settingsOf(folder: string): Promise<LaunchSettings> {
  const [api, issuer, metrics] = await freePorts(3);
  return readSettings({
    ...{ HUB_DATA_DIR: folder, HUB_DEMO: 'off', HUB_PORT: String(api) },
    ...{ HUB_ISSUER_PORT: String(issuer), HUB_METRICS_PORT: String(metrics) },
  });
}

function partsOf(settings: LaunchSettings, databaseUrl: string) {
  const { ports, partners } = settings;
  return hubParts(settings, {
    ...{ api: localUrl(ports.api), issuer: localUrl(ports.issuer), databaseUrl, partners },
    ...{ temporal: nobodyThere, temporalUi: 'http://127.0.0.1:9', codec: 'http://127.0.0.1:9' },
  });
}

function watched({ without }: ProofRun, counted: string): NodeJS.ProcessEnv {
  const loaded = [
    require.resolve('./count-work'),
    ...(without === 'batch-read' ? [require.resolve('./read-one-by-one')] : []),
  ];
  return {
    NODE_OPTIONS: loaded.map((file) => `--require ${file}`).join(' '),
    OP_KOERS_COUNTED: counted,
    HUB_RATE_LIMIT_PER_MINUTE: '1000000',
  };
}

function localUrl(port: number): string {
  return `http://127.0.0.1:${String(port)}`;
}
