import { sql } from 'kysely';
import type { Reach } from '../domain/access/decide-access';
import type { Case, Deadline } from '../domain/case/case';
import type { HandoffDeadline } from '../domain/handoff/handoff';
import type { Database } from './database';
import { question, type BudgetQuestion } from './desk-view';
import { withinReach } from './reach';

/** A case with something for a project leader to decide or to know. */
export interface DecisionCase {
  readonly current: Case;
  readonly questions: readonly BudgetQuestion[];
  /** Deviations that this project leader knows of. */
  readonly seen: readonly string[];
}

interface Asked {
  readonly reach: Reach;
  readonly subject: string;
  readonly limit: number;
}

/** Cases with undecided money, with deviations that the subject has not seen, or that wait to be closed. */
export async function readDecisions(
  db: Database,
  { reach, subject, limit }: Asked,
): Promise<readonly DecisionCase[]> {
  const { rows } = await sql<DecisionCase>`
    select state as current,
      coalesce((select jsonb_agg(${question} order by asked_at) from budget_question
        where budget_question.case_number = case_view.case_number), '[]') as questions,
      array(select deviation_id from deviation_seen
        where deviation_seen.case_number = case_view.case_number and seen_by = ${subject}) as seen
    from case_view
    where ${withinReach(reach)} and (attentions && array['budget-undecided', 'max-duration']
      or waiting_for = 'closure'
      or case_number in (select case_number from case_journal
        where type = 'deviationRecorded' and data ? 'deviationId' and not exists (
          select from deviation_seen where deviation_seen.case_number = case_journal.case_number
            and seen_by = ${subject} and deviation_id = data->>'deviationId')))
    order by case_number limit ${limit}`.execute(db);
  return rows;
}

/** A term that has passed, of a case or of a hand-off. */
export interface PassedTerm {
  readonly caseNumber: string;
  readonly stage: string;
  readonly caseHolder: string | null;
  readonly backup: string | null;
  /** Of a hand-off's term. */
  readonly handoffId: string | null;
  readonly partner: string | null;
  readonly deadline: Deadline | HandoffDeadline;
  /** When somebody last had contact, for who is out of sight: that is when the term began. */
  readonly lastContactAt: string | null;
}

/** The oldest first. A suspension stops the clocks of a case, and those that only the hub minds are nobody's. */
export async function readPassedTerms(
  db: Database,
  { reach, limit }: Pick<Asked, 'reach' | 'limit'>,
): Promise<readonly PassedTerm[]> {
  const { rows } = await sql<PassedTerm>`
    with held as (
      select case_number, stage, case_holder, state from case_view where ${withinReach(reach)} and is_overdue
      union
      select case_number, stage, case_holder, state from case_view
      where ${withinReach(reach)} and attentions && array['handoff-overdue', 'deletion-overdue']
    ), terms as (
      select held.*, null as handoff, deadline from held, jsonb_array_elements(state->'deadlines') as deadline
      where state->'suspension' is null
        and deadline->>'kind' not in ('suspension', 'reopening', 'basis-expiry', 'max-duration')
      union all
      select held.*, handoff, deadline from held, jsonb_array_elements(state->'handoffs') as handoff,
        jsonb_array_elements(handoff->'deadlines') as deadline
    )
    select case_number as "caseNumber", stage, case_holder as "caseHolder", state->>'backup' as backup,
      handoff->>'handoffId' as "handoffId", handoff->>'partner' as partner, deadline,
      case when deadline->>'kind' = 'out-of-reach' then (select max(at) from case_journal
        where case_journal.case_number = terms.case_number
          and clocks->'set' @> '[{"kind": "out-of-reach", "passings": 0}]') end as "lastContactAt"
    from terms where (deadline->>'passings')::int > 0
    order by deadline->>'dueAt', case_number limit ${limit}`.execute(db);
  return rows;
}

export interface StageCount {
  readonly stage: string;
  readonly team: string;
  readonly cases: number;
  readonly overdue: number;
}

export interface Overview {
  readonly stages: readonly StageCount[];
  readonly openCases: number;
  readonly newThisMonth: number;
  readonly overdue: number;
  /** Of those, passed for the second time. */
  readonly overdueTwice: number;
  /** Cases of which a partner has a hand-off. */
  readonly atPartner: number;
  readonly longestAtPartnerSince: string | null;
  readonly outOfSight: number;
}

/** From columns alone: a state is much to open for each case that there is. */
export async function readOverview(
  db: Database,
  { reach, monthStart }: { readonly reach: Reach; readonly monthStart: string },
): Promise<Overview> {
  const { rows } = await sql<Overview>`
    with reached as materialized (
      select stage, team, referred_at, attentions, is_overdue, is_overdue_twice, at_partner_since
      from case_view where ${withinReach(reach)}
    ), held as (
      select * from reached where stage <> 'closed'
    )
    select
      coalesce((select jsonb_agg(counted) from (select stage, team, count(*) as cases,
        count(*) filter (where is_overdue) as overdue from held group by stage, team) as counted), '[]') as stages,
      (select count(*) from held) as "openCases",
      (select count(*) from reached where referred_at >= ${monthStart}) as "newThisMonth",
      (select count(*) from held where is_overdue) as overdue,
      (select count(*) from held where is_overdue_twice) as "overdueTwice",
      (select count(at_partner_since) from held) as "atPartner",
      (select min(at_partner_since) from held) as "longestAtPartnerSince",
      (select count(*) from held where attentions @> array['out-of-reach']) as "outOfSight"`.execute(
    db,
  );
  const [overview] = rows;
  if (overview === undefined) throw new Error('the overview has no row');
  return overview;
}

/** Money spent in the year, less what came back, and by how many cases. */
export async function readBudgetOfYear(
  db: Database,
  year: number,
): Promise<{ readonly spentCents: number; readonly cases: number; readonly highestCents: number }> {
  const { rows } = await sql<{ spentCents: number; cases: number; highestCents: number }>`
    with spent as (
      select case_number, sum(case kind when 'spend' then amount_cents else -amount_cents end)::bigint as cents
      from budget_ledger where extract(year from at at time zone 'Europe/Amsterdam') = ${year}
      group by case_number
    )
    select coalesce(sum(cents), 0)::bigint as "spentCents", count(*) filter (where cents > 0) as cases,
      coalesce(max(cents), 0)::bigint as "highestCents" from spent`.execute(db);
  const [of] = rows;
  if (of === undefined) throw new Error('the budget of a year has no row');
  return of;
}
