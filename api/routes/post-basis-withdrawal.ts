import type { Database } from '../../store/database';
import { withdrawBasis } from '../commands/withdraw-basis';
import { defineRoute } from '../route';
import { BasisParams, WithdrawalSchema, WithdrawnSchema } from '../schemas/withdrawal-schema';

/** POST /cases/{caseNumber}/bases/{basisId}/withdrawal */
export function postBasisWithdrawal({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/bases/{basisId}/withdrawal',
    operationId: 'postBasisWithdrawal',
    summary: 'Withdraw a basis',
    description:
      'Never refused, and it needs no engine. After this answer nothing is sent any more on what was withdrawn; the receipt tells what became of what was sent before.',
    tag: 'Bases',
    access: { purpose: 'work' },
    params: BasisParams,
    body: WithdrawalSchema,
    requiresIdempotencyKey: true,
    responses: {
      202: { description: 'Withdrawn; partners are asked to delete.', schema: WithdrawnSchema },
    },
    handle: (request) => {
      const { params: place, body: scope } = request;
      return withdrawBasis(db, { ...request, place, scope });
    },
  });
}
