import { z } from 'zod';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { BasisSchema } from '../schemas/handoff-schema';
import { atLeast, readAtLeast } from '../commands/read-at-least';

const BasesSchema = z.object({ bases: z.array(BasisSchema) }).meta({ id: 'Bases' });

/** GET /cases/{caseNumber}/bases */
export function listBases({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/bases',
    operationId: 'listBases',
    summary: 'List the bases for sharing of a case',
    tag: 'Bases',
    access: { purpose: 'share' },
    params: CaseNumberParams,
    query: z.strictObject({ atLeast }),
    responses: { 200: { description: 'The bases, oldest first.', schema: BasesSchema } },
    handle: async ({ params, query }) => {
      const { current } = await readAtLeast(db, params.caseNumber, query.atLeast);
      return { status: 200, body: { bases: current.bases ?? [] } };
    },
  });
}
