import { sql } from 'kysely';
import type { Reach } from '../domain/access/decide-access';
import type { CaseEvent } from '../domain/case/events';
import type { Team } from '../domain/policy/policy';
import type { Database } from './database';
import { withinReach } from './reach';

/** A place at the table that is taken; of which case only for who may know, and how once the session is planned. */
export interface Talk extends Partial<Planned> {
  readonly startsAt: string;
  readonly caseNumber?: string;
  readonly sessionId?: string;
}

type Planned = Pick<CaseEvent<'sessionScheduled'>['data'], 'kind' | 'isDigital' | 'invitees'>;

interface TalksQuery {
  readonly team: Team;
  /** Instants, the first included. */
  readonly from: string;
  readonly until: string;
  readonly reach: Reach;
}

interface Row {
  readonly startsAt: string;
  readonly caseNumber: string | null;
  readonly sessionId: string;
  readonly planned: Planned | null;
}

/** The talks of one table, the first first: one query. */
export async function talksBetween(
  db: Database,
  { team, from, until, reach }: TalksQuery,
): Promise<readonly Talk[]> {
  const { rows } = await sql<Row>`
    select claim.starts_at as "startsAt", known.case_number as "caseNumber", claim.session_id as "sessionId", planned
    from slot_claim claim
    left join lateral (
      select case_number from case_view where case_view.case_number = claim.case_number and ${withinReach(reach)}
    ) known on true
    left join lateral (
      select data as planned from case_journal line
      where line.case_number = known.case_number and type = 'sessionScheduled' and data->>'sessionId' = claim.session_id
    ) line on true
    where claim.team = ${team} and claim.starts_at >= ${from} and claim.starts_at < ${until}
    order by claim.starts_at`.execute(db);
  return rows.map(talkOf);
}

function talkOf({ startsAt, caseNumber, sessionId, planned }: Row): Talk {
  if (caseNumber === null) return { startsAt };
  if (planned === null) return { startsAt, caseNumber, sessionId };
  const { kind, isDigital, invitees } = planned;
  return { startsAt, caseNumber, sessionId, kind, isDigital, invitees };
}
