import { readFileSync } from 'node:fs';
import { z } from 'zod';

const StepSchema = z.object({
  /** After the step before it. */
  afterMs: z.number().int().min(0),
  status: z.enum(['accepted', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed']),
  reason: z.string().optional(),
  note: z.string().optional(),
  outcome: z.string().optional(),
});

export const faultKinds = [
  'ok',
  'http-500',
  'busy-503',
  'throttled-429',
  'delay',
  'trickle',
  'time-out',
  'reset-mid-answer',
  'accept-then-lose',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const FaultsSchema = z.object({
  seed: z.string(),
  /** How often each is drawn, in proportion; what is absent never happens. */
  weights: z.partialRecord(z.enum(faultKinds), z.number().min(0)),
  /** Of `delay` and `trickle`. */
  delayMs: z.number().int().min(0).default(1_000),
  retryAfterSeconds: z.number().int().min(0).default(1),
});

const PartnerSchema = z.object({
  id: z.string().min(1),
  /** Where it receives the hub's events, such as `/viveste`. */
  path: z.string().startsWith('/'),
  clientId: z.string().min(1),
  /** `whsec_…` or `whpk_…` of the hub, the newest and those before it. */
  verify: z.array(z.string()).min(1),
  /** `whsec_…` or `whsk_…` of its own. */
  sign: z.string(),
  script: z.array(StepSchema).default([]),
  confirmsDeletionAfterMs: z.number().int().min(0).nullable().default(0),
  confirmsWith: z.enum(['deleted', 'kept']).default('deleted'),
  faults: FaultsSchema.optional(),
});

const ConfigSchema = z.object({
  port: z.number().int().min(0),
  /** The file that is only ever added to. */
  journal: z.string().min(1),
  hubUrl: z.url(),
  issuerUrl: z.url(),
  /** JSON: client id → secret. */
  clientsFile: z.string().min(1),
  partners: z.array(PartnerSchema).min(1),
});

export type Faults = z.infer<typeof FaultsSchema>;
export type PlayedPartner = z.infer<typeof PartnerSchema>;
export type Config = z.infer<typeof ConfigSchema>;

export function readConfig(file: string | undefined): Config {
  if (file === undefined || file === '') throw new Error('WEBHOOK_PARTNER_CONFIG names no file.');
  const parsed = ConfigSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
