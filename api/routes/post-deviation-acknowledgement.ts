import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { markDeviationSeen } from '../../store/leader-notes';
import { answerOnce } from '../commands/answer-once';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { DeviationParams, SeenDeviationSchema } from '../schemas/leader-schema';

/** POST /cases/{caseNumber}/deviations/{deviationId}/acknowledgement: a project leader knows; nothing is approved by it. */
export function postDeviationAcknowledgement({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/deviations/{deviationId}/acknowledgement',
    operationId: 'postDeviationAcknowledgement',
    summary: 'Say that one knows of a deviation',
    tag: 'Signals',
    access: { purpose: 'decide-budget' },
    params: DeviationParams,
    requiresIdempotencyKey: true,
    responses: { 201: { description: 'Who knows, and since when.', schema: SeenDeviationSchema } },
    handle: (request) =>
      answerOnce(db, request, async () => {
        const { caseNumber, deviationId } = request.params;
        const view = await readCase(db, caseNumber);
        if (view === undefined) throw unknownCase();
        const isKnown = view.current.deviations?.some((one) => one.deviationId === deviationId);
        if (isKnown !== true)
          throw new Problem(404, 'DEVIATION_UNKNOWN', 'This case has no such deviation.');
        const { subject: seenBy } = request.caller;
        const seenAt = new Date().toISOString();
        const body = await markDeviationSeen(db, { caseNumber, deviationId, seenBy, seenAt });
        return { status: 201, body };
      }),
  });
}
