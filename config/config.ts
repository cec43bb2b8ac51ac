import { z } from 'zod';
import { fileSettings } from './files';
import { unsafeSettings, type Given } from './gate';
import { MailboxSchema } from './mailbox-schema';
import { KeyRingSchema, keyRingText } from './key-ring';
import { OriginsSchema } from './origins-schema';
import { readSecret } from './read-secret';
import { sampleSecrets } from './secrets';
import { temporalConnection, type TemporalConnection } from './temporal';
import { SettingsError } from './settings-error';

const port = z.coerce.number().int().min(0).max(65_535);
const secret = z.string().min(32, 'must be at least 32 characters');
const count = z.coerce.number().int().positive();
const protections = [
  ...(['carried-ids', 'slot-claims', 'idempotency-keys', 'permit', 'dedupe'] as const),
  ...(['ssrf-guard', 'handoff-keys', 'partner-queues', 'category-choice'] as const),
  ...(['disclosure-control', 'dossier-encryption', 'refused-markers', 'need-to-know'] as const),
  ...(['key-destruction', 'code-limit'] as const),
] as const;

const developmentSmtpUrl = 'smtp://127.0.0.1:8026';

// No scheme: gRPC knows some, and the gate could not tell what they lead to.
const AddressSchema = z
  .string()
  .regex(/^(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i, 'must be host:port, like 127.0.0.1:7233');

const ProtectionsSchema = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((name) => name !== ''))
  .pipe(z.array(z.enum(protections)));

const ConfigSchema = z
  .object({
    HUB_MODE: z.enum(['development', 'production']).default('development'),
    HUB_SINGLE_NODE: z.enum(['yes', 'no']).default('no'),
    HUB_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    TEMPORAL_ADDRESS: AddressSchema.default('127.0.0.1:7233'),
    TEMPORAL_TLS: z.enum(['true', 'false']).optional(),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    HUB_TASK_QUEUE: z.string().min(1).default('op-koers'),
    ...fileSettings,
    HUB_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    HUB_MAIL_FROM: MailboxSchema.default('noreply@op-koers.example'),
    HUB_LINK_SECRET: secret.optional(),
    HUB_LOG_KEY: secret.optional(),
    HUB_KEY_RING: KeyRingSchema.default(() => KeyRingSchema.parse(sampleSecrets.HUB_KEY_RING)),
    HUB_OIN: z
      .string()
      .regex(/^\d{20}$/, 'must be 20 digits')
      .default('0'.repeat(20)),
    HUB_HOST: z.string().min(1).default('127.0.0.1'),
    HUB_PORT: port.default(8080),
    HUB_METRICS_PORT: port.optional(),
    HUB_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    HUB_THEME: z.string().min(1).optional(),
    HUB_CHROMIUM: z.string().min(1).optional(),
    HUB_TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8233'),
    HUB_CODEC: z.enum(['on', 'off']).default('on'),
    HUB_CODEC_ORIGINS: OriginsSchema,
    HUB_CODEC_PORT: port.default(8081),
    HUB_CODEC_URL: z.url({ protocol: /^https?$/ }).optional(),
    HUB_CODEC_AUDIENCE: z.string().min(1).default('op-koers-codec'),
    HUB_CODEC_DEVELOPER: z.string().min(1).optional(),
    HUB_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8082'),
    HUB_OIDC_AUDIENCE: z.string().min(1).default('op-koers-hub'),
    HUB_ROLE_CLAIM: z.string().min(1).default('roles'),
    HUB_OIDC_CLIENT_ID: z.string().min(1).default('op-koers-desk'),
    HUB_OIDC_CLIENT_SECRET: z.string().min(16, 'must be at least 16 characters').optional(),
    HUB_OIDC_SCOPE: z
      .string()
      .regex(/^(.+ )?openid( .+)?$/, 'must hold openid')
      .default('openid'),
    HUB_RATE_LIMIT_PER_MINUTE: count.default(600),
    HUB_SEARCHES_PER_TEN_MINUTES: count.default(30),
    HUB_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
    HUB_EVENTS_PER_RUN: count.default(400),
    HUB_COMMANDS_PER_RUN: count.default(200),
    HUB_WITHOUT: ProtectionsSchema,
  })
  .transform((config) => ({
    ...config,
    HUB_SMTP_URL: config.HUB_SMTP_URL ?? developmentSmtpUrl,
    HUB_LINK_SECRET: config.HUB_LINK_SECRET ?? sampleSecrets.HUB_LINK_SECRET,
    HUB_LOG_KEY: config.HUB_LOG_KEY ?? sampleSecrets.HUB_LOG_KEY,
  }));

export type Config = z.output<typeof ConfigSchema> & {
  /** How the Temporal server is reached; its address is TEMPORAL_ADDRESS. */
  readonly temporal: TemporalConnection;
};

/**
 * The environment of the api and the worker, parsed once; throws one error that lists everything wrong and, in
 * production, everything unsafe.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = givenIn(env);
  const result = ConfigSchema.safeParse(given);
  const temporal = connectionOf(given);
  const wrong = [
    ...(result.success ? [] : [z.prettifyError(result.error)]),
    ...(typeof temporal === 'string' ? [`✖ ${temporal}\n  → at TEMPORAL_TLS`] : []),
    ...unsafeSettings(given).map(({ variable, advice }) => `✖ ${advice}\n  → at ${variable}`),
  ];
  if (!result.success || typeof temporal === 'string' || wrong.length > 0)
    throw new SettingsError(`The configuration is not right:\n${wrong.join('\n')}`);
  return { ...result.data, temporal: { ...temporal, address: result.data.TEMPORAL_ADDRESS } };
}

function givenIn(env: NodeJS.ProcessEnv): Given {
  const secrets = {
    DATABASE_URL: readSecret(env, 'DATABASE_URL'),
    HUB_LINK_SECRET: readSecret(env, 'HUB_LINK_SECRET'),
    HUB_LOG_KEY: readSecret(env, 'HUB_LOG_KEY'),
    HUB_KEY_RING: keyRingText(env),
    HUB_SMTP_URL: readSecret(env, 'HUB_SMTP_URL'),
    HUB_OIDC_CLIENT_SECRET: readSecret(env, 'HUB_OIDC_CLIENT_SECRET'),
    TEMPORAL_API_KEY: readSecret(env, 'TEMPORAL_API_KEY'),
  };
  return Object.fromEntries(
    Object.entries({ ...env, ...secrets }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  );
}

/** The connection, or what is wrong with its certificates. */
function connectionOf(given: Given): TemporalConnection | string {
  try {
    return temporalConnection(given);
  } catch (error) {
    return `a certificate cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
