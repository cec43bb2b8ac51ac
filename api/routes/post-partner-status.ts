import { z } from 'zod';
import type { Database } from '../../store/database';
import { answerOnce } from '../commands/answer-once';
import { unknownHandoff } from '../partners/unknown-handoff';
import type { PartnerDesk } from '../partners/partner-desk';
import { defineRoute } from '../route';
import { HandoffIdSchema } from '../schemas/handoff-schema';
import { HandoffIdParams, PartnerAnswerSchema } from '../schemas/partner-schema';

const TakenSchema = z.strictObject({ handoffId: HandoffIdSchema }).meta({ id: 'AnswerTaken' });

/** POST /partner/handoffs/{handoffId}/status: stored before it is acknowledged, applied soon after. */
export function postPartnerStatus(desk: PartnerDesk, { db }: { readonly db: Database }) {
  return defineRoute({
    method: 'post',
    path: '/partner/handoffs/{handoffId}/status',
    operationId: 'postPartnerStatus',
    summary: 'Answer a hand-off',
    tag: 'Partner',
    access: { purpose: 'receive' },
    params: HandoffIdParams,
    body: PartnerAnswerSchema,
    requiresIdempotencyKey: true,
    responses: { 202: { description: 'The answer is stored.', schema: TakenSchema } },
    handle: async (request) => {
      const { handoffId } = request.params;
      return answerOnce(db, request, async (commandId) => {
        const answer = { ...request.body, handoffId, answerId: commandId };
        if ((await desk.answer(answer)) === 'not-possible') throw unknownHandoff();
        return { status: 202, body: { handoffId } };
      });
    },
  });
}
