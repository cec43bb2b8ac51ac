import { z } from 'zod';
import { amsterdamDate } from '../../domain/calendar/amsterdam';
import { absencesFrom } from '../../store/absences';
import type { Database } from '../../store/database';
import { defineRoute } from '../route';
import { MemberSchema } from '../schemas/case-schema';
import { AbsenceListSchema } from '../schemas/table-schema';

/** GET /members/{memberId}/absences: those that have not ended yet. */
export function listAbsences({ db }: { readonly db: Database }) {
  return defineRoute({
    method: 'get',
    path: '/members/{memberId}/absences',
    operationId: 'listAbsences',
    summary: 'List the absences of a member',
    tag: 'Tables',
    touches: 'no-case',
    access: { purpose: 'plan-tables' },
    params: z.strictObject({ memberId: MemberSchema }),
    responses: {
      200: { description: 'Absences that have not ended yet.', schema: AbsenceListSchema },
    },
    handle: async ({ params: { memberId } }) => {
      const today = amsterdamDate(new Date().toISOString());
      const absences = (await absencesFrom(db, [memberId], today)).map(
        ({ absenceId, member, from, until }) => ({
          absenceId,
          member,
          fromDate: from,
          untilDate: until,
        }),
      );
      return { status: 200, body: { absences } };
    },
  });
}
