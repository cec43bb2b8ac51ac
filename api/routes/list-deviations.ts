import { z } from 'zod';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { DeviationLineSchema } from '../schemas/budget-line-schema';
import { atLeast, readAtLeast } from '../commands/read-at-least';

const DeviationsSchema = z
  .object({ deviations: z.array(DeviationLineSchema) })
  .meta({ id: 'Deviations' });

/** GET /cases/{caseNumber}/deviations; the text to hand on is the dossier entry that `decisionRef` names. */
export function listDeviations({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/deviations',
    operationId: 'listDeviations',
    summary: 'List the motivated deviations of a case',
    tag: 'Budget',
    access: { purpose: 'read' },
    params: CaseNumberParams,
    query: z.strictObject({ atLeast }),
    responses: { 200: { description: 'The deviations, oldest first.', schema: DeviationsSchema } },
    handle: async ({ params, query }) => {
      const { current } = await readAtLeast(db, params.caseNumber, query.atLeast);
      return { status: 200, body: { deviations: current.deviations ?? [] } };
    },
  });
}
