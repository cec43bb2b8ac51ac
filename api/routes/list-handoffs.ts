import { z } from 'zod';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { HandoffSchema } from '../schemas/handoff-schema';
import { handoffLine } from './handoff-line';
import { atLeast, readAtLeast } from '../commands/read-at-least';

const HandoffsSchema = z.object({ handoffs: z.array(HandoffSchema) }).meta({ id: 'Handoffs' });

/** GET /cases/{caseNumber}/handoffs */
export function listHandoffs({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/handoffs',
    operationId: 'listHandoffs',
    summary: 'List the hand-offs of a case',
    tag: 'Handoffs',
    access: { purpose: 'share' },
    params: CaseNumberParams,
    query: z.strictObject({ atLeast }),
    responses: { 200: { description: 'The hand-offs, oldest first.', schema: HandoffsSchema } },
    handle: async ({ params, query }) => {
      const { current } = await readAtLeast(db, params.caseNumber, query.atLeast);
      return { status: 200, body: { handoffs: (current.handoffs ?? []).map(handoffLine) } };
    },
  });
}
