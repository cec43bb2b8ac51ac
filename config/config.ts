import { z } from 'zod';
import { MailboxSchema } from './mailbox-schema';
import { isLoopback, PrivateHostsSchema } from './private-hosts';
import { readSecret } from './read-secret';

const port = z.coerce.number().int().min(0).max(65_535);
const secret = z.string().min(32, 'must be at least 32 characters');
const count = z.coerce.number().int().positive();
const protections = [
  ...(['carried-ids', 'slot-claims', 'idempotency-keys', 'permit', 'dedupe'] as const),
  ...(['ssrf-guard', 'handoff-keys', 'partner-queues', 'category-choice'] as const),
  'disclosure-control',
] as const;

const developmentSmtpUrl = 'smtp://127.0.0.1:8026';
const developmentSecret = 'a-sample-for-development-and-for-nothing-else';

const ProtectionsSchema = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((name) => name !== ''))
  .pipe(z.array(z.enum(protections)));

const ConfigSchema = z
  .object({
    HUB_MODE: z.enum(['development', 'production']).default('development'),
    HUB_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    HUB_TASK_QUEUE: z.string().min(1).default('op-koers'),
    HUB_POLICY: z.string().min(1).default('config/policy/houten.json'),
    HUB_PARTNERS: z.string().min(1).default('config/partners/houten'),
    HUB_MEMBERS: z.string().min(1).default('config/members/houten.json'),
    HUB_SUBSCRIBERS: z.string().min(1).default('config/subscribers/houten'),
    HUB_PRIVATE_HOSTS: PrivateHostsSchema,
    HUB_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    HUB_MAIL_FROM: MailboxSchema.default('noreply@op-koers.example'),
    HUB_LINK_SECRET: secret.optional(),
    HUB_LOG_KEY: secret.optional(),
    HUB_OIN: z
      .string()
      .regex(/^\d{20}$/, 'must be 20 digits')
      .default('0'.repeat(20)),
    HUB_HOST: z.string().min(1).default('127.0.0.1'),
    HUB_PORT: port.default(8080),
    HUB_METRICS_PORT: port.optional(),
    HUB_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    HUB_CHROMIUM: z.string().min(1).optional(),
    HUB_TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8233'),
    HUB_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8082'),
    HUB_OIDC_AUDIENCE: z.string().min(1).default('op-koers-hub'),
    HUB_ROLE_CLAIM: z.string().min(1).default('roles'),
    HUB_RATE_LIMIT_PER_MINUTE: count.default(600),
    HUB_EVENTS_PER_RUN: count.default(400),
    HUB_COMMANDS_PER_RUN: count.default(200),
    HUB_WITHOUT: ProtectionsSchema,
  })
  .superRefine((config, context) => {
    if (config.HUB_MODE !== 'production') return;
    const refuse = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (config.HUB_WITHOUT.length > 0)
      refuse('HUB_WITHOUT', 'no protection may be off in production');
    if (!config.HUB_OIDC_ISSUER.startsWith('https://'))
      refuse('HUB_OIDC_ISSUER', 'must be an https issuer in production');
    if (config.HUB_PRIVATE_HOSTS.some(isLoopback))
      refuse('HUB_PRIVATE_HOSTS', 'no partner may be on this machine in production');
    // What it names is encrypted: the way out for mail gives up on a remote server without TLS.
    if (config.HUB_SMTP_URL === undefined)
      refuse('HUB_SMTP_URL', 'must name your mail server in production');
    for (const name of ['HUB_LINK_SECRET', 'HUB_LOG_KEY'] as const)
      if ([undefined, developmentSecret].includes(config[name]))
        refuse(name, 'must be a secret of your own in production');
  })
  .transform((config) => ({
    ...config,
    HUB_SMTP_URL: config.HUB_SMTP_URL ?? developmentSmtpUrl,
    HUB_LINK_SECRET: config.HUB_LINK_SECRET ?? developmentSecret,
    HUB_LOG_KEY: config.HUB_LOG_KEY ?? developmentSecret,
  }));

export type Config = z.output<typeof ConfigSchema>;

/** The environment of the api and the worker, parsed once; throws one error that lists everything wrong. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = ConfigSchema.safeParse({
    ...present,
    DATABASE_URL: readSecret(env, 'DATABASE_URL'),
    HUB_LINK_SECRET: readSecret(env, 'HUB_LINK_SECRET'),
    HUB_LOG_KEY: readSecret(env, 'HUB_LOG_KEY'),
    HUB_SMTP_URL: readSecret(env, 'HUB_SMTP_URL'),
  });
  if (!result.success)
    throw new Error(`The configuration is not right:\n${z.prettifyError(result.error)}`);
  return result.data;
}
