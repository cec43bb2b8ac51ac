import { z } from 'zod';
import type { Policy } from '../../domain/policy/policy';
import { TermSchema } from '../schemas/term-schema';
import { defineRoute } from '../route';

const LabelsSchema = z
  .record(z.string(), z.string())
  .meta({ description: 'Codes with the Dutch words for them.' });

const KeepSchema = z.object({ unit: z.enum(['years', 'seconds']), count: z.int() });

const RetentionSchema = z
  .object({
    grounds: z.record(
      z.string(),
      z.object({
        laws: z.array(z.string()),
        keep: KeepSchema,
        source: z.string(),
        endsOnRequest: z.boolean(),
      }),
    ),
    fileOf: z.record(z.string(), z.string()),
    withoutPlan: z.string(),
    consent: z.string(),
    otherLaw: z.string(),
    erasureWait: TermSchema,
    logs: z
      .object({ keep: KeepSchema, source: z.string() })
      .meta({ description: 'Access log and processing log, from the end of each day.' }),
  })
  .meta({ description: 'What is kept how long, where that stands, and which ground a case has.' });

const PolicySchema = z
  .object({
    municipality: z.string(),
    version: z.string(),
    terms: z.record(z.string(), TermSchema),
    tables: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The weekly table of each team.' }),
    maxOpenCases: z.record(z.string(), z.int()),
    signalThemes: LabelsSchema,
    report: z.object({
      everyWeeks: z.int(),
      firstOn: z.iso.date(),
      threshold: z.int(),
      questions: LabelsSchema,
      results: LabelsSchema,
    }),
    handoffs: z
      .object({
        retrySeconds: z.array(z.int()),
        tellAfterAttempt: z.int(),
        crisisSeconds: z.int(),
      })
      .meta({ description: 'Waits before each next attempt, and when a person hears of it.' }),
    retention: RetentionSchema,
    budget: z
      .object({ capCents: z.int(), delegatedCents: z.int() })
      .meta({ description: 'Per case; above the delegated amount two project leaders approve.' }),
    deviationMandate: z.string(),
    hourlyRateCents: z.int(),
  })
  .meta({ id: 'Policy' });

/** GET /policy: the municipality's own settings. */
export function getPolicy({ policy }: { readonly policy: Policy }) {
  return defineRoute({
    method: 'get',
    path: '/policy',
    operationId: 'getPolicy',
    summary: 'Read the policy of the municipality',
    tag: 'Reference',
    touches: 'no-case',
    access: { purpose: 'look-up' },
    responses: { 200: { description: 'The policy.', schema: PolicySchema } },
    handle: () => Promise.resolve({ status: 200, body: policy }),
  });
}
