import { findHandoff } from '../../domain/case/open-handoffs';
import { workItemPlaceOf, type WorkItemPlace } from '../../domain/desk/work-item-id';
import { acknowledge } from '../../store/acknowledgements';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { answerOnce } from '../commands/answer-once';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { AcknowledgementSchema, WorkItemParams } from '../schemas/desk-schema';

/** POST /work-items/{workItemId}/acknowledgement: somebody took up what a partner answered. */
export function postWorkItemAcknowledgement({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'post',
    path: '/work-items/{workItemId}/acknowledgement',
    operationId: 'postWorkItemAcknowledgement',
    summary: "Acknowledge a partner's answer",
    description: 'The first one counts; whoever comes later learns who it was.',
    tag: 'Work',
    access: { purpose: 'work' },
    params: WorkItemParams,
    requiresIdempotencyKey: true,
    responses: {
      201: { description: 'Who acknowledged it, and when.', schema: AcknowledgementSchema },
    },
    handle: (request) =>
      answerOnce(db, request, async () => {
        const { workItemId } = request.params;
        const place = workItemPlaceOf(workItemId);
        if (place === undefined || !(await isAnswered(db, place))) throw unknownItem();
        const { subject: by } = request.caller;
        const kept = await acknowledge(db, { ...place, by, at: new Date().toISOString() });
        const { caseNumber, by: acknowledgedBy, at: acknowledgedAt } = kept;
        return { status: 201, body: { workItemId, caseNumber, acknowledgedBy, acknowledgedAt } };
      }),
  });
}

async function isAnswered(
  db: Database,
  { caseNumber, handoffId, answer }: WorkItemPlace,
): Promise<boolean> {
  const view = await readCase(db, caseNumber);
  const handoff = view && findHandoff(view.current, handoffId);
  return handoff !== undefined && answer <= handoff.partnerSequence;
}

function unknownItem(): Problem {
  return new Problem(404, 'WORK_ITEM_UNKNOWN', 'There is no such answer.');
}
