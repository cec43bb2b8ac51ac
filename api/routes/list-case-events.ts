import { z } from 'zod';
import { readEvents } from '../../store/journal-lines';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { instant } from '../schemas/text';
import { atLeast, readAtLeast } from '../commands/read-at-least';

const EventSchema = z
  .object({
    seq: z.int(),
    at: instant,
    type: z.string(),
    by: z.object({ subject: z.string(), role: z.string(), organisation: z.string() }),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Facts and references; depends on the type.' }),
  })
  .meta({ id: 'CaseEvent' });

const QuerySchema = z.strictObject({
  atLeast,
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** GET /cases/{caseNumber}/events: the timeline, oldest first. */
export function listCaseEvents({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/events',
    operationId: 'listCaseEvents',
    summary: 'Read the timeline of a case',
    tag: 'Cases',
    access: { purpose: 'read' },
    params: CaseNumberParams,
    query: QuerySchema,
    responses: {
      200: {
        description: 'A page of the timeline, oldest first.',
        schema: z
          .object({ events: z.array(EventSchema), next: z.int().optional() })
          .meta({ id: 'CaseEventPage' }),
      },
    },
    handle: async ({ params: { caseNumber }, query }) => {
      await readAtLeast(db, caseNumber, query.atLeast);
      const page = await readEvents(db, caseNumber, { afterSeq: query.after, limit: query.limit });
      const events = page.map(({ seq, at, type, by, data }) => ({ seq, at, type, by, data }));
      const last = events.length === query.limit ? events.at(-1) : undefined;
      return { status: 200, body: { events, ...(last === undefined ? {} : { next: last.seq }) } };
    },
  });
}
