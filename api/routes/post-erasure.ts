import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { proposeErasure } from '../../store/rights/erasures';
import { answerOnce } from '../commands/answer-once';
import { decided } from '../rights/decide-erasure';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { ErasureSchema, NewErasureSchema } from '../schemas/erasure-schema';

/** POST /cases/{caseNumber}/erasure */
export function postErasure(parts: { readonly db: Database; readonly policy: Policy }) {
  const { db, policy } = parts;
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/erasure',
    operationId: 'postErasure',
    summary: 'Propose to erase a closed case',
    tag: 'Rights',
    access: { purpose: 'erase' },
    params: CaseNumberParams,
    body: NewErasureSchema,
    requiresIdempotencyKey: true,
    refusals: ['CASE_OPEN', 'HANDOFF_OPEN', 'RETENTION_RUNS', 'ERASURE_STANDS'],
    responses: { 201: { description: 'It waits for another person.', schema: ErasureSchema } },
    handle: (request) =>
      answerOnce(db, request, async () => {
        const { caseNumber } = request.params;
        const step = { caseNumber, by: request.caller.subject, now: new Date().toISOString() };
        const { ground } = request.body;
        return {
          status: 201,
          body: decided(await proposeErasure(db, { ...step, ground }, policy)),
        };
      }),
  });
}
