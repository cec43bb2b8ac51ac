import { readFileSync } from 'node:fs';
import { z } from 'zod';

const IdSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

const StepSchema = z.strictObject({
  /** After the step before it; the first counts from the initial status. */
  afterMs: z.int().min(0),
  statustype: IdSchema,
  toelichting: z.string().max(1000).default(''),
  resultaat: z
    .strictObject({ resultaattype: IdSchema, toelichting: z.string().max(1000).default('') })
    .optional(),
});
export type Step = z.infer<typeof StepSchema>;

const ZaaktypeSchema = z.strictObject({
  omschrijving: z.string(),
  /** In their order: the last one ends a zaak. */
  statustypen: z.array(z.strictObject({ id: IdSchema, omschrijving: z.string() })).min(1),
  roltypen: z.array(z.strictObject({ id: IdSchema, omschrijvingGeneriek: z.string() })),
  eigenschappen: z.array(z.strictObject({ id: IdSchema, naam: z.string() })),
  resultaattypen: z.array(z.strictObject({ id: IdSchema, omschrijving: z.string() })),
});
export type Zaaktype = z.infer<typeof ZaaktypeSchema>;

const WeightSchema = z.number().min(0).default(0);
const FaultsSchema = z.strictObject({
  seed: z.string(),
  /** How often each happens, against each other. */
  weights: z.strictObject({
    ok: WeightSchema,
    'error-after-work': WeightSchema,
    busy: WeightSchema,
    'reset-after-work': WeightSchema,
    'never-answers': WeightSchema,
  }),
  retryAfterSeconds: z.int().min(0).default(1),
});
export type FaultsConfig = z.infer<typeof FaultsSchema>;
export type Fault = keyof FaultsConfig['weights'];

const NotificationsSchema = z.strictObject({
  delayMs: z.int().min(0).default(24),
  /** Chances from 0 to 1. */
  doubled: z.number().min(0).max(1).default(0),
  overtaken: z.number().min(0).max(1).default(0),
  overtakenMs: z.int().min(0).default(500),
});

const ConfigSchema = z.strictObject({
  port: z.int().min(1).max(65_535),
  journal: z.string().min(1),
  /** Secrets by client id. */
  clients: z.record(z.string(), z.string()),
  catalogue: z.record(IdSchema, ZaaktypeSchema),
  /** What the partner's people do with a zaak, by zaaktype. */
  script: z.record(IdSchema, z.array(StepSchema)).default({}),
  faults: FaultsSchema.optional(),
  notifications: NotificationsSchema.prefault({}),
  pageSize: z.int().min(1).default(100),
});
export type Config = z.infer<typeof ConfigSchema>;
export type ConfigInput = z.input<typeof ConfigSchema>;

export function readConfig(file: string): Config {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return ConfigSchema.parse(content);
}

export function parseConfig(config: ConfigInput): Config {
  return ConfigSchema.parse(config);
}
