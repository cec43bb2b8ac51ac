import { join } from 'node:path';
import { clientsFile, deskClientId, deskClientSecret } from './dev-clients';
import { memberWithRole } from './dev-members';
import type { LaunchSettings } from './launch-settings';
import { nodePart, type Part } from './part';
import { keptKeyRing, keptSecret } from './secret-file';

export interface Addresses {
  readonly api: string;
  readonly issuer: string;
  /** Undefined when the environment already names a server. */
  readonly temporal: string | undefined;
  readonly temporalUi: string;
  /** Of the codec server. */
  readonly codec: string;
  readonly databaseUrl: string;
  /** Folder with a file per partner. */
  readonly partners: string;
}

export interface HubParts {
  readonly migrate: Part;
  readonly issuer: Part;
  readonly worker: Part;
  readonly api: Part;
  readonly codec: Part;
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
    HUB_CODEC_PORT: String(ports.codec),
    HUB_CODEC_URL: addresses.codec,
    HUB_CODEC_AUDIENCE: settings.codecAudience,
    HUB_CODEC_ORIGINS: settings.given.codecOrigins ?? originsOf(addresses.temporalUi),
    ...(settings.given.issuer === undefined && {
      HUB_OIDC_CLIENT_ID: deskClientId,
      HUB_OIDC_CLIENT_SECRET: deskClientSecret(dataDir),
    }),
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
    codec: nodePart('codec', 'api/codec-server.js', { ...env, ...developerOf(settings) }),
    demo: nodePart('demo', 'demo/main.js', env),
  };
}

/** The UI of the embedded Temporal has no logins: with the development issuer, whoever is at this machine is its operator. */
function developerOf({ mode, given }: LaunchSettings): NodeJS.ProcessEnv {
  if (mode === 'production' || given.issuer !== undefined) return {};
  return { HUB_CODEC_DEVELOPER: memberWithRole('operator') };
}

/** A browser takes the two names of this machine for two origins. */
function originsOf(temporalUi: string): string {
  const { origin } = new URL(temporalUi);
  return [origin, origin.replace('//127.0.0.1:', '//localhost:')].join(',');
}
