import { z } from 'zod';
import type { Policy } from '../../domain/policy/policy';
import { recordAbsence } from '../../store/absences';
import type { Database } from '../../store/database';
import { answerOnce } from '../commands/answer-once';
import { entryIdOf } from '../commands/texts';
import { defineRoute } from '../route';
import { MemberSchema } from '../schemas/case-schema';
import { AbsenceSchema, NewAbsenceSchema } from '../schemas/table-schema';

/** POST /members/{memberId}/absences: the backup stands in meanwhile. */
export function postAbsence({ db, policy }: { readonly db: Database; readonly policy: Policy }) {
  return defineRoute({
    method: 'post',
    path: '/members/{memberId}/absences',
    operationId: 'postAbsence',
    summary: 'Enter an absence of a member',
    tag: 'Tables',
    touches: 'no-case',
    access: { purpose: 'plan-tables' },
    params: z.strictObject({ memberId: MemberSchema }),
    body: NewAbsenceSchema,
    requiresIdempotencyKey: true,
    responses: { 201: { description: 'The absence.', schema: AbsenceSchema } },
    handle: (request) =>
      answerOnce(db, request, async (commandId) => {
        const { fromDate, untilDate } = request.body;
        const absence = { absenceId: entryIdOf(commandId, 0), member: request.params.memberId };
        const entered = { by: request.caller.subject, at: new Date().toISOString() };
        const period = { from: fromDate, until: untilDate };
        await recordAbsence(db, { ...absence, ...period }, entered, policy.tables);
        return { status: 201, body: { ...absence, fromDate, untilDate } };
      }),
  });
}
