import { sql } from 'kysely';
import type { Standing } from '../domain/access/relation';
import type { Database } from './database';

interface StandingRow {
  readonly circle: string[] | null;
  readonly is_decided: boolean | null;
  readonly is_referrer: boolean;
  readonly has_broken_glass: boolean;
}

/**
 * What decides on access to a case; undefined when there is none. One query that does the same work for a case that is
 * there and for one that is not, so that its time tells nothing.
 */
export async function readStanding(
  db: Database,
  {
    caseNumber,
    subject,
    now,
  }: { readonly caseNumber: string; readonly subject: string; readonly now: string },
): Promise<Standing | undefined> {
  const { rows } = await sql<StandingRow>`
    select view.circle, view.stage <> 'referral' as is_decided,
      exists (select 1 from case_journal as line
        where line.case_number = asked.case_number and line.seq = 1
          and line.by->>'subject' = ${subject}) as is_referrer,
      exists (select 1 from break_glass as broken
        where broken.case_number = asked.case_number and broken.subject = ${subject}
          and broken.opened_at <= ${now} and broken.ends_at > ${now}) as has_broken_glass
    from (select ${caseNumber}::text as case_number) as asked
    left join case_view as view on view.case_number = asked.case_number
  `.execute(db);
  const [row] = rows;
  if (row === undefined || row.circle === null || row.is_decided === null) return undefined;
  return {
    circle: row.circle,
    isDecided: row.is_decided,
    isReferrer: row.is_referrer,
    hasBrokenGlass: row.has_broken_glass,
  };
}
