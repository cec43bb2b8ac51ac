import { sql } from 'kysely';
import type { Reach } from '../domain/access/decide-access';
import type { Case } from '../domain/case/case';
import type { EventType } from '../domain/case/events';
import type { Database } from './database';
import { withinReach } from './reach';

/** A case that somebody works on, with what they did in it lately. */
export interface WorkCase {
  readonly current: Case;
  /** By hand-off, the last answer that was acknowledged. */
  readonly acknowledged: Readonly<Record<string, number>>;
  readonly done: readonly DoneLine[];
}

/** A line of the journal by one of those asked for, or an answer they acknowledged. */
export interface DoneLine {
  readonly at: string;
  readonly what: EventType | 'acknowledged';
  readonly about: string | null;
}

export interface WorkList {
  readonly cases: readonly WorkCase[];
  /** Members who are away today, and until when. */
  readonly replaces: readonly { readonly member: string; readonly until: string }[];
  /** Since when something waits to reach the engine, when that is longer than it should be. */
  readonly behindSince: string | null;
}

export interface WorkListQuery {
  readonly subject: string;
  /** Whom the subject stands in for at a table while they are away. */
  readonly standsInFor: readonly string[];
  /** The triage tables of the subject, as places. */
  readonly triage: readonly string[];
  readonly reach: Reach;
  readonly today: string;
  /** What was done after this instant is told. */
  readonly doneSince: string;
  /** What came in before this instant should have reached the engine. */
  readonly settledBefore: string;
  readonly limit: number;
}

/** What is on the desk of one member and of those they replace: one query, whatever the number of cases. */
export async function readWorkList(db: Database, query: WorkListQuery): Promise<WorkList> {
  const { subject, today, settledBefore } = query;
  const { rows } = await sql<WorkList>`
    with away as materialized (
      select member, max(until_date) as until from member_absence
      where from_date <= ${today} and until_date >= ${today} and member <> ${subject}
      group by member
    ), mine as materialized (
      select ${subject}::text as member
      union select member from away where member = any(${[...query.standsInFor]}::text[])
    ), picked as materialized (${casesOf(query)})
    select
      coalesce((select jsonb_agg(jsonb_build_object(
        'current', state, 'acknowledged', ${acknowledgedIn('picked')}, 'done', ${doneBy(query)}) order by place) from picked), '[]') as cases,
      coalesce((select jsonb_agg(jsonb_build_object('member', member, 'until', until) order by member) from away
        where member in (select member from mine)
          or member in (select case_holder from picked)), '[]') as replaces,
      (select min(received_at) from inbox where delivered_at is null and received_at < ${settledBefore}) as "behindSince"`.execute(
    db,
  );
  const [list] = rows;
  if (list === undefined) throw new Error('the list of work has no row');
  return list;
}

/** Held by one of them, or by somebody away whose backup the subject is, or waiting at the subject's table. */
function casesOf({ subject, triage, reach, doneSince, limit }: WorkListQuery) {
  return sql`
    select case_number, case_holder, state,
      row_number() over (order by is_overdue desc, next_deadline_at nulls last, case_number) as place
    from case_view
    where ${withinReach(reach)}
      and (case_holder in (select member from mine)
        or (circle @> array[${`backup:${subject}`}] and case_holder in (select member from away))
        or (stage = 'referral' and circle && ${[...triage]}::text[]))
      and (stage <> 'closed' or changed_at >= ${doneSince} or ${hasUnread})
    order by place limit ${limit}`;
}

/** An answer stays until somebody acknowledged it, whatever becomes of the case. */
const hasUnread = sql`exists (
  select from jsonb_array_elements(case_view.state->'handoffs') as handoff
  where (handoff->>'partnerSequence')::bigint > coalesce((
    select max(answer) from work_acknowledgement where handoff_id = handoff->>'handoffId'), 0))`;

/** Of the case in a row of `from`. */
export function acknowledgedIn(from: 'picked' | 'case_view') {
  return sql`coalesce((
    select jsonb_object_agg(handoff_id, answer) from (
      select handoff_id, max(answer) as answer from work_acknowledgement as one
      where one.case_number = ${sql.ref(`${from}.case_number`)} group by handoff_id) as last), '{}')`;
}

function doneBy({ doneSince }: WorkListQuery) {
  const byOne = sql`by->>'subject' in (select member from mine)`;
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('at', at, 'what', what, 'about', about) order by at desc) from (
      select at, type as what, coalesce(data->>'actionId', data->>'sessionId', data->>'requestId') as about
      from case_journal where case_journal.case_number = picked.case_number and at >= ${doneSince} and ${byOne}
      union all
      select acknowledged_at, 'acknowledged', handoff_id from work_acknowledgement
      where work_acknowledgement.case_number = picked.case_number and acknowledged_at >= ${doneSince}
        and acknowledged_by in (select member from mine)) as lines), '[]')`;
}
