import { resolve } from 'node:path';
import { z } from 'zod';
import { keyRingText } from '../config/key-ring';
import { PrivateHostsSchema } from '../config/private-hosts';
import { readSecret } from '../config/read-secret';
import { LaunchError } from './launch-error';
import { repoRoot } from './repo-root';

const port = (preset: number) => z.coerce.number().int().min(1).max(65_535).default(preset);
const text = z.string().min(1).optional();

const SettingsSchema = z.object({
  HUB_DATA_DIR: z.string().min(1).default('.data'),
  HUB_DEMO: z.enum(['on', 'off']).default('on'),
  HUB_PORT: port(8080),
  HUB_TEMPORAL_PORT: port(7233),
  HUB_TEMPORAL_UI_PORT: port(8233),
  HUB_POSTGRES_PORT: port(5433),
  HUB_ISSUER_PORT: port(8082),
  HUB_METRICS_PORT: port(9464),
  HUB_MAIL_PAGE_PORT: port(8025),
  HUB_SMTP_PORT: port(8026),
  HUB_WEBHOOK_PARTNER_PORT: port(8027),
  HUB_ZAKEN_API_PORT: port(8028),
  HUB_POLICY: text,
  HUB_PARTNERS: text,
  HUB_MEMBERS: text,
  HUB_SUBSCRIBERS: text,
  HUB_PRIVATE_HOSTS: PrivateHostsSchema,
  HUB_PUBLIC_URL: text,
  HUB_OIDC_ISSUER: text,
  HUB_OIDC_AUDIENCE: z.string().min(1).default('op-koers-hub'),
  TEMPORAL_ADDRESS: text,
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  HUB_TEMPORAL_UI_URL: text,
  HUB_MODE: z.enum(['development', 'production']).default('development'),
  HUB_SINGLE_NODE: z.enum(['yes', 'no']).default('no'),
});

export interface LaunchSettings {
  readonly mode: 'development' | 'production';
  /** Everything is on this one machine, and whoever runs it knows. */
  readonly singleNode: boolean;
  readonly dataDir: string;
  readonly demo: 'on' | 'off';
  readonly policy: string;
  /** Folder with a file per partner. */
  readonly partners: string;
  readonly members: string;
  readonly subscribers: string;
  /** `host:port` of partners that may be inside a private network. */
  readonly privateHosts: readonly string[];
  readonly ports: Ports;
  readonly namespace: string;
  readonly audience: string;
  /** What is given from outside is not started here. */
  readonly given: {
    readonly temporalAddress: string | undefined;
    readonly temporalUi: string | undefined;
    readonly issuer: string | undefined;
    readonly databaseUrl: string | undefined;
    readonly publicUrl: string | undefined;
    readonly partners: string | undefined;
    readonly smtpUrl: string | undefined;
    readonly linkSecret: string | undefined;
    readonly logKey: string | undefined;
    readonly keyRing: string | undefined;
  };
}

export interface Ports {
  readonly api: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly postgres: number;
  readonly issuer: number;
  readonly apiMetrics: number;
  readonly workerMetrics: number;
  readonly mailPage: number;
  readonly smtp: number;
  readonly webhookPartner: number;
  readonly zakenApi: number;
}

/** Reads what npm start and its helpers need; a variable that is set to nothing counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv): LaunchSettings {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = SettingsSchema.safeParse(filled);
  if (!parsed.success) {
    throw new LaunchError(`The settings are not right:\n${z.prettifyError(parsed.error)}`);
  }
  const { data } = parsed;
  const variant = data.HUB_DEMO === 'on' ? 'demo' : 'houten';
  return {
    mode: data.HUB_MODE,
    singleNode: data.HUB_SINGLE_NODE === 'yes',
    dataDir: resolve(repoRoot, data.HUB_DATA_DIR),
    demo: data.HUB_DEMO,
    policy: data.HUB_POLICY ?? resolve(repoRoot, 'config', 'policy', `${variant}.json`),
    partners: data.HUB_PARTNERS ?? resolve(repoRoot, 'config', 'partners', variant),
    members: data.HUB_MEMBERS ?? resolve(repoRoot, 'config', 'members', 'houten.json'),
    subscribers: data.HUB_SUBSCRIBERS ?? resolve(repoRoot, 'config', 'subscribers', 'houten'),
    privateHosts: data.HUB_PRIVATE_HOSTS,
    namespace: data.TEMPORAL_NAMESPACE,
    audience: data.HUB_OIDC_AUDIENCE,
    ports: portsOf(data),
    given: {
      temporalAddress: data.TEMPORAL_ADDRESS,
      temporalUi: data.HUB_TEMPORAL_UI_URL,
      issuer: data.HUB_OIDC_ISSUER,
      databaseUrl: readSecret(env, 'DATABASE_URL'),
      publicUrl: data.HUB_PUBLIC_URL,
      partners: data.HUB_PARTNERS,
      smtpUrl: readSecret(env, 'HUB_SMTP_URL'),
      linkSecret: readSecret(env, 'HUB_LINK_SECRET'),
      logKey: readSecret(env, 'HUB_LOG_KEY'),
      keyRing: keyRingText(env),
    },
  };
}

function portsOf(data: z.output<typeof SettingsSchema>): Ports {
  return {
    api: data.HUB_PORT,
    temporal: data.HUB_TEMPORAL_PORT,
    temporalUi: data.HUB_TEMPORAL_UI_PORT,
    postgres: data.HUB_POSTGRES_PORT,
    issuer: data.HUB_ISSUER_PORT,
    apiMetrics: data.HUB_METRICS_PORT,
    workerMetrics: data.HUB_METRICS_PORT + 1,
    mailPage: data.HUB_MAIL_PAGE_PORT,
    smtp: data.HUB_SMTP_PORT,
    webhookPartner: data.HUB_WEBHOOK_PARTNER_PORT,
    zakenApi: data.HUB_ZAKEN_API_PORT,
  };
}
