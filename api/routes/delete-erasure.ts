import type { Database } from '../../store/database';
import { cancelErasure } from '../../store/rights/erasures';
import { answerOnce } from '../commands/answer-once';
import { decided } from '../rights/decide-erasure';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { ErasureSchema } from '../schemas/erasure-schema';

/** DELETE /cases/{caseNumber}/erasure: calls it off. */
export function deleteErasure({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'delete',
    path: '/cases/{caseNumber}/erasure',
    operationId: 'deleteErasure',
    summary: 'Call off the erasure of a case',
    tag: 'Rights',
    access: { purpose: 'erase' },
    params: CaseNumberParams,
    requiresIdempotencyKey: true,
    refusals: ['ERASURE_NOT_PROPOSED', 'ERASURE_UNDER_WAY'],
    responses: { 200: { description: 'The case stays.', schema: ErasureSchema } },
    handle: (request) =>
      answerOnce(db, request, async () => {
        const { caseNumber } = request.params;
        const step = { caseNumber, by: request.caller.subject, now: new Date().toISOString() };
        return { status: 200, body: decided(await cancelErasure(db, step)) };
      }),
  });
}
