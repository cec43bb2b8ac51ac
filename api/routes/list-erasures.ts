import type { Database } from '../../store/database';
import { listErasures } from '../../store/rights/erasures';
import { defineRoute } from '../route';
import { ErasuresSchema } from '../schemas/erasure-schema';

const most = 500;

/** GET /erasures */
export function listErasuresRoute({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/erasures',
    operationId: 'listErasures',
    summary: 'List the cases that are to be erased',
    description: `Suggested by the schedule, proposed, or approved and waiting; at most ${String(most)}.`,
    tag: 'Rights',
    touches: 'cases',
    access: { purpose: 'see-erasure' },
    responses: { 200: { description: 'By case number.', schema: ErasuresSchema } },
    handle: async () => ({ status: 200, body: { erasures: await listErasures(db, most) } }),
  });
}
