import { refuseGrant } from '../../domain/access/codec-grant';
import { readCase } from '../../store/case-view';
import { giveGrant } from '../../store/codec-grants';
import type { Database } from '../../store/database';
import { answerOnce } from '../commands/answer-once';
import { entryIdOf } from '../commands/texts';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { CodecGrantSchema, NewCodecGrantSchema } from '../schemas/codec-grant-schema';

/** POST /cases/{caseNumber}/codec-grants */
export function postCodecGrant({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/codec-grants',
    operationId: 'postCodecGrant',
    summary: 'Let an operator read what a case carries in Temporal, for an hour at most',
    tag: 'Access',
    access: { purpose: 'grant-decoding' },
    params: CaseNumberParams,
    body: NewCodecGrantSchema,
    requiresIdempotencyKey: true,
    responses: { 201: { description: 'The grant counts from now on.', schema: CodecGrantSchema } },
    refusals: ['GRANT_TO_ONESELF'],
    handle: async (request) =>
      answerOnce(db, request, async (commandId) => {
        const { caseNumber } = request.params;
        // The gate lets an erased one through.
        if ((await readCase(db, caseNumber)) === undefined) throw unknownCase();
        const asked = { ...request.body, grantedBy: request.caller.subject };
        const refusal = refuseGrant(asked);
        if (refusal !== undefined) {
          throw new Problem(409, refusal, 'Somebody else must give you a grant.');
        }
        const grant = await giveGrant(db, {
          ...asked,
          caseNumber,
          grantId: entryIdOf(commandId, 0),
        });
        return { status: 201, body: grant };
      }),
  });
}
