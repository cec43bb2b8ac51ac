import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { hubParts, type Addresses, type HubParts } from '../../launch/hub-parts';
import { readSettings, type LaunchSettings } from '../../launch/launch-settings';
import { freePorts } from '../../launch/ports';
import { hubDatabase, startPostgres } from '../../launch/postgres';
import { showProgress } from '../../launch/progress';
import { findTemporalBinary, temporalSources } from '../../launch/temporal-binary';
import { prepareNamespace } from '../../launch/temporal-namespace';
import { startTemporalServer } from '../../launch/temporal-server';
import type { ProofRun } from './proof';
import { keepStackFolder, makeStackFolder } from './stack-folder';
import { StackParts, type PartName } from './stack-parts';

export interface StackOptions {
  /** Two by default, so that a retry can reach another process than the first try. */
  readonly apis?: number;
  readonly workers?: number;
  /** A policy file; Houten's by default. */
  readonly policy?: string;
  /** A folder with a file per partner; Houten's by default. */
  readonly partners?: string;
  /** For every api and worker, over what the stack sets itself. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A whole hub of real processes on free ports, with its data, `logs/` and journals in a folder of its own. */
export interface Stack {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly issuerUrl: string;
  readonly apiUrls: readonly string[];
  readonly temporalUiUrl: string;
  /** Of the codec server, which is defined but not started. */
  readonly codecUrl: string;
  /** Parts that ended although nobody killed them; each was started again. */
  readonly crashes: readonly string[];
  /** kill -9; resolves when the process is gone. It stays gone until `start`. */
  kill(name: PartName): Promise<void>;
  /** Asks it to end, as a supervisor does. */
  end(name: PartName): Promise<void>;
  /** Starts it again; resolves when it is ready. `env` goes over what it had. */
  start(name: PartName, env?: NodeJS.ProcessEnv): Promise<void>;
}

interface Ports {
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly issuer: number;
  readonly codec: number;
  readonly apis: readonly number[];
  readonly metrics: readonly number[];
}

/** Starts it all; the run ends it, also after a failure or Ctrl-C, and removes the folder unless it is kept. */
export async function startStack(run: ProofRun, options: StackOptions = {}): Promise<Stack> {
  const { apis = 2, workers = 1 } = options;
  const folder = await makeStackFolder();
  const parts = new StackParts(folder);
  const leftovers = new Set([folder]);
  run.atEnd(async () => {
    await parts.killAll();
    if (run.keep) keepStackFolder(folder);
    else for (const path of leftovers) rmSync(path, { recursive: true, force: true });
    if (run.keep) run.say(`data, logs and journals: ${folder}`);
  });
  const ports = await choosePorts(apis, workers);
  const settings = settingsOf(folder, ports, options);
  const temporal = await startTemporal(parts, settings, ports);
  const postgres = await startDatabase(parts, folder, ports.postgres);
  leftovers.add(postgres.folder);

  const [api = '', ...otherApis] = ports.apis.map(localUrl);
  const addresses: Addresses = {
    api,
    issuer: localUrl(ports.issuer),
    temporal,
    temporalUi: localUrl(ports.temporalUi),
    codec: localUrl(ports.codec),
    databaseUrl: postgres.url,
    partners: settings.partners,
  };
  await startHub(parts, hubParts(settings, addresses), { ports, workers, env: options.env });
  return {
    folder,
    databaseUrl: postgres.url,
    temporalAddress: temporal,
    namespace: settings.namespace,
    issuerUrl: addresses.issuer,
    apiUrls: [api, ...otherApis],
    temporalUiUrl: addresses.temporalUi,
    codecUrl: addresses.codec,
    crashes: parts.crashes,
    kill: (name) => parts.kill(name),
    end: (name) => parts.end(name),
    start: (name, env) => parts.start(name, env),
  };
}

async function choosePorts(apis: number, workers: number): Promise<Ports> {
  const [postgres = 0, temporal = 0, temporalUi = 0, issuer = 0, codec = 0, ...others] =
    await freePorts(5 + 2 * apis + workers);
  const [apiPorts, metrics] = [others.slice(0, apis), others.slice(apis)];
  return { postgres, temporal, temporalUi, issuer, codec, apis: apiPorts, metrics };
}

/** Only what is given here: servers that the environment names are not for killing. */
function settingsOf(folder: string, ports: Ports, { policy, partners }: StackOptions) {
  return readSettings({
    HUB_DATA_DIR: folder,
    HUB_DEMO: 'off',
    HUB_POLICY: policy,
    HUB_PARTNERS: partners,
    HUB_PORT: String(ports.apis[0]),
    HUB_ISSUER_PORT: String(ports.issuer),
    HUB_CODEC_PORT: String(ports.codec),
  });
}

/** Resolves to its address. */
async function startTemporal(
  parts: StackParts,
  { dataDir, namespace }: LaunchSettings,
  { temporal: port, temporalUi: uiPort, codec }: Ports,
): Promise<string> {
  const binary = await findTemporalBinary(temporalSources(process.env, showProgress));
  const durability = 'throw-away';
  parts.define('temporal', (supervisor) =>
    startTemporalServer(supervisor, {
      ...{ binary, dataDir, port, uiPort, namespace, durability },
      codecUrl: localUrl(codec),
    }),
  );
  await parts.start('temporal');
  const address = `127.0.0.1:${port}`;
  await prepareNamespace({ address }, namespace, 'lengthen');
  return address;
}

async function startDatabase(parts: StackParts, folder: string, port: number) {
  let found: { url: string; folder: string } | undefined;
  parts.define('postgres', async (supervisor) => {
    const durability = 'throw-away';
    const say = () => undefined;
    const postgres = await startPostgres(supervisor, { dataDir: folder, port, durability, say });
    found = { url: postgres.urlOf(hubDatabase), folder: dirname(postgres.clusterDir) };
  });
  await parts.start('postgres');
  if (found === undefined) throw new Error('The database gave no address.');
  return found;
}

/** The discard port: mails of a proof may not reach the mail server of a demo that runs beside it. */
const nobodyThere = 'smtp://127.0.0.1:9';

interface HubOptions {
  readonly ports: Ports;
  readonly workers: number;
  readonly env: NodeJS.ProcessEnv | undefined;
}

async function startHub(parts: StackParts, hub: HubParts, options: HubOptions): Promise<void> {
  const { ports, workers, env = {} } = options;
  const metrics = [...ports.metrics];
  const common = () => ({
    HUB_WITHOUT: '',
    HUB_PRIVATE_HOSTS: '',
    HUB_SMTP_URL: nobodyThere,
    HUB_RATE_LIMIT_PER_MINUTE: '1000000',
    HUB_SEARCHES_PER_TEN_MINUTES: '1000000',
    HUB_METRICS_PORT: String(metrics.shift()),
    ...env,
  });
  parts.define('migrate', (supervisor) => supervisor.run(hub.migrate));
  parts.definePart('issuer', hub.issuer);
  parts.definePart('codec', { ...hub.codec, env: { ...hub.codec.env, ...env } });
  const names: PartName[] = ['issuer'];
  for (let number = 1; number <= workers; number += 1) {
    const name = `worker-${number}` as const;
    parts.definePart(name, { ...hub.worker, env: { ...hub.worker.env, ...common() } });
    names.push(name);
  }
  ports.apis.forEach((port, index) => {
    const name = `api-${index + 1}` as const;
    const own = { ...common(), HUB_PORT: String(port) };
    parts.definePart(name, { ...hub.api, env: { ...hub.api.env, ...own } });
    names.push(name);
  });
  await parts.start('migrate');
  await Promise.all(names.map((name) => parts.start(name)));
}

function localUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}
