import { z } from 'zod';
import { listCases as readPage } from '../../store/case-view';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { CaseNumberSchema, CasePageSchema, StageSchema, TeamSchema } from '../schemas/case-schema';
import { slug } from '../schemas/text';
import { caseLine } from './case-line';

const QuerySchema = z.strictObject({
  stage: StageSchema.exactOptional(),
  team: TeamSchema.exactOptional(),
  attention: slug(60).exactOptional(),
  overdue: z.stringbool({ truthy: ['true'], falsy: ['false'] }).exactOptional(),
  cursor: CaseNumberSchema.exactOptional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** GET /cases: newest first, by keyset. */
export function listCases({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases',
    operationId: 'listCases',
    summary: 'List cases',
    tag: 'Cases',
    touches: 'cases',
    access: { purpose: 'list' },
    query: QuerySchema,
    responses: { 200: { description: 'A page of cases, newest first.', schema: CasePageSchema } },
    handle: async ({ query: { cursor, ...query }, caller: { reach } }) => {
      const rows = await readPage(db, {
        ...query,
        reach,
        ...(cursor === undefined ? {} : { before: cursor }),
      });
      const cases = rows.map((view) => caseLine(view));
      const last = cases.length === query.limit ? cases.at(-1) : undefined;
      return {
        status: 200,
        body: { cases, ...(last === undefined ? {} : { next: last.caseNumber }) },
      };
    },
  });
}
