import { z } from 'zod';
import { listCases as readPage } from '../../store/case-view';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { mayRead } from '../desk/may-read';
import { readNames } from '../desk/read-names';
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

interface Dependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly policy: Policy;
}

/** GET /cases: newest first, by keyset; with a short name where the caller may read the case. */
export function listCases(dependencies: Dependencies) {
  const { db, policy } = dependencies;
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
    handle: async ({ query: { cursor, ...query }, caller }) => {
      const rows = await readPage(db, {
        ...query,
        reach: caller.reach,
        ...(cursor === undefined ? {} : { before: cursor }),
      });
      const readable = rows.filter(({ current }) => mayRead(current, caller, policy.tables));
      const names = await readNames(
        dependencies,
        readable.map(({ current }) => current.caseNumber),
      );
      const cases = rows.map((view) => {
        const shortName = names.get(view.current.caseNumber);
        return { ...caseLine(view), ...(shortName === undefined ? {} : { shortName }) };
      });
      const last = cases.length === query.limit ? cases.at(-1) : undefined;
      return {
        status: 200,
        body: { cases, ...(last === undefined ? {} : { next: last.caseNumber }) },
      };
    },
  });
}
