import { join } from 'node:path';
import { clientsFile } from './dev-clients';
import type { LaunchSettings } from './launch-settings';
import { nodePart, type Part } from './part';
import { keptKeyRing, keptSecret } from './secret-file';

export interface Addresses {
  readonly api: string;
  readonly issuer: string;
  /** Undefined when the environment already names a server. */
  readonly temporal: string | undefined;
  readonly temporalUi: string;
  readonly databaseUrl: string;
  /** Folder with a file per partner. */
  readonly partners: string;
}

export interface HubParts {
  readonly migrate: Part;
  readonly issuer: Part;
  readonly worker: Part;
  readonly api: Part;
  readonly demo: Part;
}

/** The hub's own processes, each with the environment it needs; `demo` is what the partners of the demo add to it. */
export function hubParts(
  settings: LaunchSettings,
  addresses: Addresses,
  demo: NodeJS.ProcessEnv = {},
): HubParts {
  const { dataDir, ports } = settings;
  const env: NodeJS.ProcessEnv = {
    HUB_MODE: settings.mode,
    DATABASE_URL: addresses.databaseUrl,
    HUB_DATA_DIR: dataDir,
    HUB_POLICY: settings.policy,
    HUB_PARTNERS: addresses.partners,
    HUB_MEMBERS: settings.members,
    HUB_SUBSCRIBERS: settings.subscribers,
    HUB_PUBLIC_URL: settings.given.publicUrl ?? addresses.api,
    HUB_LINK_SECRET: settings.given.linkSecret ?? keptSecret(join(dataDir, 'link-secret')),
    HUB_LOG_KEY: settings.given.logKey ?? keptSecret(join(dataDir, 'log-key')),
    HUB_KEY_RING: settings.given.keyRing ?? keptKeyRing(join(dataDir, 'key-ring')),
    HUB_PORT: String(ports.api),
    HUB_URL: addresses.api,
    HUB_OIDC_ISSUER: addresses.issuer,
    HUB_ISSUER_PORT: String(ports.issuer),
    HUB_TEMPORAL_UI_URL: addresses.temporalUi,
    HUB_DEV_CLIENTS: clientsFile(dataDir),
    ...(addresses.temporal !== undefined && { TEMPORAL_ADDRESS: addresses.temporal }),
    ...demo,
  };
  const metrics = (port: number) => ({ HUB_METRICS_PORT: String(port) });
  return {
    migrate: nodePart('migrate', 'store/migrate.js', env),
    issuer: nodePart('issuer', 'launch/dev-issuer.js', env),
    worker: nodePart('worker', 'worker/main.js', { ...env, ...metrics(ports.workerMetrics) }),
    api: nodePart('api', 'api/server.js', { ...env, ...metrics(ports.apiMetrics) }),
    demo: nodePart('demo', 'demo/main.js', env),
  };
}
