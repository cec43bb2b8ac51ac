import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { approveErasure } from '../../store/rights/erasures';
import { answerOnce } from '../commands/answer-once';
import { decided } from '../rights/decide-erasure';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { ErasureSchema } from '../schemas/erasure-schema';

/** POST /cases/{caseNumber}/erasure/approval: four eyes, never those of the proposer. */
export function postErasureApproval(parts: { readonly db: Database; readonly policy: Policy }) {
  const { db, policy } = parts;
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/erasure/approval',
    operationId: 'postErasureApproval',
    summary: 'Approve that a case is erased',
    description: 'It is carried out after the waiting time of the policy.',
    tag: 'Rights',
    access: { purpose: 'erase' },
    params: CaseNumberParams,
    requiresIdempotencyKey: true,
    refusals: [
      ...['CASE_OPEN', 'HANDOFF_OPEN', 'RETENTION_RUNS', 'ERASURE_NOT_PROPOSED'],
      ...['ERASURE_APPROVED', 'SAME_PERSON'],
    ],
    responses: { 200: { description: 'It waits for its date.', schema: ErasureSchema } },
    handle: (request) =>
      answerOnce(db, request, async () => {
        const { caseNumber } = request.params;
        const step = { caseNumber, by: request.caller.subject, now: new Date().toISOString() };
        return { status: 200, body: decided(await approveErasure(db, step, policy)) };
      }),
  });
}
