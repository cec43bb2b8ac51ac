import type { Transaction } from 'kysely';
import { amsterdamDate, amsterdamInstant } from '../domain/calendar/amsterdam';
import type { Policy } from '../domain/policy/policy';
import type { Absence } from '../domain/table/seats';
import type { Database } from './database';
import { addNotices } from './notices';
import type { HubDatabase } from './schema';

export interface RecordedAbsence extends Absence {
  readonly absenceId: string;
}

/**
 * Enters an absence, and in the same transaction asks for new invitations to the sessions it changes: those of tables
 * where the member has a seat or is somebody's backup.
 */
export async function recordAbsence(
  db: Database,
  absence: RecordedAbsence,
  entered: { readonly by: string; readonly at: string },
  tables: Policy['tables'],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('member_absence')
      .values({
        absence_id: absence.absenceId,
        member: absence.member,
        from_date: absence.from,
        until_date: absence.until,
        entered_by: entered.by,
        entered_at: entered.at,
      })
      .onConflict((conflict) => conflict.column('absence_id').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) return;
    for (const { caseNumber, sessionId } of await changedSessions(trx, absence, tables, entered.at))
      await addNotices(trx, caseNumber, [
        {
          key: `${caseNumber}/${sessionId}/absence-${absence.absenceId}`,
          kind: 'session-changed',
          facts: { audience: ['seats'], at: entered.at, sessionId },
        },
      ]);
  });
}

/** Sessions still to come at which the member would have sat on those days. */
async function changedSessions(
  trx: Transaction<HubDatabase>,
  { member, from, until }: Absence,
  tables: Policy['tables'],
  now: string,
): Promise<readonly { readonly caseNumber: string; readonly sessionId: string }[]> {
  const teams = Object.entries(tables)
    .filter(([, { seats }]) => seats.some((seat) => [seat.member, seat.backup].includes(member)))
    .map(([team]) => team);
  const today = amsterdamDate(now);
  if (teams.length === 0 || until < today) return [];
  const rows = await trx
    .selectFrom('slot_claim')
    .select(['case_number', 'session_id'])
    .where('team', 'in', teams)
    .where('is_confirmed', '=', true)
    .where('starts_at', '>', from > today ? amsterdamInstant(from, '00:00') : now)
    .where('starts_at', '<', amsterdamInstant(until, '23:59'))
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({ caseNumber: row.case_number, sessionId: row.session_id }));
}

/** Absences of these members that have not ended before `date`. */
export async function absencesFrom(
  db: Database,
  members: readonly string[],
  date: string,
): Promise<readonly RecordedAbsence[]> {
  if (members.length === 0) return [];
  const rows = await db
    .selectFrom('member_absence')
    .selectAll()
    .where('member', 'in', members)
    .where('until_date', '>=', date)
    .orderBy('from_date')
    .execute();
  return rows.map((row) => ({
    absenceId: row.absence_id,
    member: row.member,
    from: row.from_date,
    until: row.until_date,
  }));
}
