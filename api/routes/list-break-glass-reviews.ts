import { z } from 'zod';
import { listBreakGlass, type BrokenGlass } from '../../store/break-glass';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { BreakGlassSchema } from '../schemas/break-glass-schema';

const QuerySchema = z.strictObject({
  state: z.enum(['open', 'closed']).default('open'),
  cursor: z.uuid().exactOptional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const PageSchema = z
  .object({ items: z.array(BreakGlassSchema), next: z.string().optional() })
  .meta({ id: 'BreakGlassPage' });

/** GET /break-glass-reviews: what a project leader still has to look back at. */
export function listBreakGlassReviews({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/break-glass-reviews',
    operationId: 'listBreakGlassReviews',
    summary: 'List access in emergencies with its review',
    tag: 'Access',
    touches: 'cases',
    access: { purpose: 'review' },
    query: QuerySchema,
    responses: { 200: { description: 'A page of them.', schema: PageSchema } },
    handle: async ({ query: { state, cursor, limit } }) => {
      const after = cursor === undefined ? {} : { after: cursor };
      const items = (await listBreakGlass(db, { state, limit, ...after })).map(toItem);
      const last = items.length === limit ? items.at(-1) : undefined;
      return {
        status: 200,
        body: { items, ...(last === undefined ? {} : { next: last.breakGlassId }) },
      };
    },
  });
}

function toItem({ id, ...broken }: BrokenGlass) {
  return { breakGlassId: id, ...broken };
}
