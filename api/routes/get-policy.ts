import { z } from 'zod';
import type { Policy } from '../../domain/policy/policy';
import { defineRoute } from '../route';

const TermSchema = z.object({
  unit: z.enum(['working-days', 'calendar-days', 'weeks', 'seconds']),
  count: z.int(),
});

const PolicySchema = z
  .object({
    municipality: z.string(),
    version: z.string(),
    terms: z.record(z.string(), TermSchema),
    tables: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The weekly table of each team.' }),
    maxOpenCases: z.record(z.string(), z.int()),
    signalThemes: z.array(z.string()),
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
    roles: ['professional', 'project-leader', 'policy-group', 'operator', 'privacy-officer'],
    responses: { 200: { description: 'The policy.', schema: PolicySchema } },
    handle: () => Promise.resolve({ status: 200, body: policy }),
  });
}
