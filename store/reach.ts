import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reach } from '../domain/access/decide-access';
import type { Database } from './database';

/** The condition on `case_view` that leaves only cases which a list may show. */
export function withinReach(reach: Reach): RawBuilder<SqlBool> {
  if (reach.kind === 'every-case') return sql<SqlBool>`true`;
  return sql<SqlBool>`(circle && ${[...reach.places]}::text[] or case_number in (
    select case_number from case_journal where seq = 1 and by->>'subject' = ${reach.subject}
  ))`;
}

/** Those of the cases that are within reach. */
export async function casesWithin(
  db: Database,
  reach: Reach,
  caseNumbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (caseNumbers.length === 0) return new Set();
  const rows = await db
    .selectFrom('case_view')
    .select('case_number')
    .where('case_number', 'in', caseNumbers)
    .where(withinReach(reach))
    .execute();
  return new Set(rows.map((row) => row.case_number));
}
