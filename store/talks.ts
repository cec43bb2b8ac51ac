import { sql } from 'kysely';
import type { Reach } from '../domain/access/decide-access';
import type { Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';
import type { Team } from '../domain/policy/policy';
import type { Database } from './database';
import { withinReach } from './reach';

/** A place at the table that is taken; by which case only within reach. */
export interface Talk {
  readonly startsAt: string;
  readonly sessionId: string;
  readonly current: Case | null;
  /** Absent while the place is only claimed. */
  readonly planned: Planned | null;
}

type Planned = Pick<CaseEvent<'sessionScheduled'>['data'], 'kind' | 'isDigital' | 'invitees'>;

interface TalksQuery {
  readonly team: Team;
  /** Instants, the first included. */
  readonly from: string;
  readonly until: string;
  readonly reach: Reach;
}

/** The talks of one table, the first first: one query. */
export async function talksBetween(
  db: Database,
  { team, from, until, reach }: TalksQuery,
): Promise<readonly Talk[]> {
  const { rows } = await sql<Talk>`
    select claim.starts_at as "startsAt", claim.session_id as "sessionId", known.state as current, planned
    from slot_claim claim
    left join lateral (
      select case_number, state from case_view where case_view.case_number = claim.case_number and ${withinReach(reach)}
    ) known on true
    left join lateral (
      select data as planned from case_journal line
      where line.case_number = known.case_number and type = 'sessionScheduled' and data->>'sessionId' = claim.session_id
    ) line on true
    where claim.team = ${team} and claim.starts_at >= ${from} and claim.starts_at < ${until}
    order by claim.starts_at`.execute(db);
  return rows;
}
