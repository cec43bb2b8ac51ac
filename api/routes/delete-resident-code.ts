import type { Database } from '../../store/database';
import { revokeCode } from '../../store/residents/resident-codes';
import { answerOnce } from '../commands/answer-once';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { ResidentCodeParams, RevokedCodeSchema } from '../schemas/resident-code-schema';

/** DELETE /cases/{caseNumber}/resident-codes/{codeId}: also ends what the code opened. */
export function deleteResidentCode({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'delete',
    path: '/cases/{caseNumber}/resident-codes/{codeId}',
    operationId: 'deleteResidentCode',
    summary: 'Revoke a code of the resident',
    tag: 'Access',
    access: { purpose: 'issue-code' },
    params: ResidentCodeParams,
    requiresIdempotencyKey: true,
    responses: { 200: { description: 'It opens nothing any more.', schema: RevokedCodeSchema } },
    handle: (request) =>
      answerOnce(db, request, async () => {
        const { params } = request;
        const revokedAt = await revokeCode(db, { ...params, at: new Date().toISOString() });
        if (revokedAt === undefined)
          throw new Problem(404, 'CODE_UNKNOWN', 'This case has no such code.');
        return { status: 200, body: { codeId: params.codeId, revokedAt } };
      }),
  });
}
