import { z } from 'zod';
import { findHandoff } from '../../domain/case/open-handoffs';
import type { Database } from '../../store/database';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { HandoffSchema } from '../schemas/handoff-schema';
import { handoffLine } from './handoff-line';
import { HandoffParams } from './handoff-params';
import { atLeast, readAtLeast } from '../commands/read-at-least';

/** GET /cases/{caseNumber}/handoffs/{handoffId} */
export function getHandoff({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/handoffs/{handoffId}',
    operationId: 'getHandoff',
    summary: 'Read a hand-off',
    tag: 'Handoffs',
    access: { purpose: 'share' },
    params: HandoffParams,
    query: z.strictObject({ atLeast }),
    responses: { 200: { description: 'The hand-off.', schema: HandoffSchema } },
    handle: async ({ params, query }) => {
      const { current } = await readAtLeast(db, params.caseNumber, query.atLeast);
      const handoff = findHandoff(current, params.handoffId);
      if (handoff === undefined)
        throw new Problem(404, 'HANDOFF_UNKNOWN', 'This case has no such hand-off.');
      return { status: 200, body: handoffLine(handoff) };
    },
  });
}
