import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reach } from '../domain/access/decide-access';

/** The condition on `case_view` that leaves only cases which a list may show. */
export function withinReach(reach: Reach): RawBuilder<SqlBool> {
  if (reach.kind === 'every-case') return sql<SqlBool>`true`;
  return sql<SqlBool>`(circle && ${[...reach.places]}::text[] or case_number in (
    select case_number from case_journal where seq = 1 and by->>'subject' = ${reach.subject}
  ))`;
}
