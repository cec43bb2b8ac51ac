import { z } from 'zod';
import type { PolicyDesk } from '../policy-group/policy-desk';
import { defineRoute } from '../route';
import { EditionSchema } from '../schemas/report-schema';

const QuerySchema = z.strictObject({
  cursor: z.coerce
    .number()
    .int()
    .min(1)
    .exactOptional()
    .meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const EditionPageSchema = z
  .object({ items: z.array(EditionSchema), next: z.int().optional() })
  .meta({ id: 'EditionPage' });

/** GET /signal-reports: newest first, by keyset. */
export function listSignalReports({ policyDesk }: { readonly policyDesk: PolicyDesk }) {
  return defineRoute({
    method: 'get',
    path: '/signal-reports',
    operationId: 'listSignalReports',
    summary: 'List editions of the signal report',
    tag: 'Signals',
    touches: 'no-case',
    access: { purpose: 'follow-reports' },
    query: QuerySchema,
    responses: {
      200: { description: 'A page of editions, newest first.', schema: EditionPageSchema },
    },
    handle: async ({ query: { cursor, limit } }) => {
      const items = await policyDesk.listEditions({ before: cursor, limit });
      const last = items.length === limit ? items.at(-1) : undefined;
      return {
        status: 200,
        body: { items, ...(last === undefined ? {} : { next: last.edition }) },
      };
    },
  });
}
