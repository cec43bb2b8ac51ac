import type { Absence } from '../domain/table/seats';
import type { Database } from './database';

export interface RecordedAbsence extends Absence {
  readonly absenceId: string;
}

export async function recordAbsence(
  db: Database,
  absence: RecordedAbsence,
  entered: { readonly by: string; readonly at: string },
): Promise<void> {
  await db
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
    .execute();
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
