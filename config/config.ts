import { z } from 'zod';
import { readSecret } from './read-secret';

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().positive();
const protections = ['carried-ids', 'slot-claims', 'idempotency-keys'] as const;

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
    HUB_HOST: z.string().min(1).default('127.0.0.1'),
    HUB_PORT: port.default(8080),
    HUB_METRICS_PORT: port.optional(),
    HUB_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
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
  });

export type Config = z.output<typeof ConfigSchema>;

/** The environment of the api and the worker, parsed once; throws one error that lists everything wrong. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = ConfigSchema.safeParse({
    ...present,
    DATABASE_URL: readSecret(env, 'DATABASE_URL'),
  });
  if (!result.success)
    throw new Error(`The configuration is not right:\n${z.prettifyError(result.error)}`);
  return result.data;
}
