import { sql } from 'kysely';
import type { Database } from './database';

interface Money {
  readonly count: number;
  readonly cents: number;
}

/** What the municipality has promised and spent, over all cases. Cents. */
export interface BudgetOverview {
  /** Requests that wait for a project leader. */
  readonly undecided: Money;
  /** Approved and not spent, of cases that are not closed. */
  readonly promised: Money;
  /** Spent less what came back. */
  readonly spent: Money;
  /** By the calendar year in Amsterdam, the latest first. */
  readonly years: readonly { readonly year: number; readonly spentCents: number }[];
}

export async function readBudgetOverview(db: Database): Promise<BudgetOverview> {
  const { rows } = await sql<Record<'undecided' | 'promised' | 'spent', Money>>`
    select
      (select json_build_object('count', count(*), 'cents', coalesce(sum(amount_cents), 0))
        from budget_request where status in ('requested', 'first-approved')) as undecided,
      (select json_build_object('count', count(*), 'cents', coalesce(sum(approved_cents - spent_cents), 0))
        from case_budget join case_view using (case_number)
        where stage <> 'closed' and approved_cents > spent_cents) as promised,
      (select json_build_object('count', count(*), 'cents', coalesce(sum(spent_cents), 0))
        from case_budget where spent_cents > 0) as spent`.execute(db);
  const years = await sql<{ year: number; spentCents: number }>`
    select extract(year from at at time zone 'Europe/Amsterdam')::int as year,
      sum(case kind when 'spend' then amount_cents else -amount_cents end)::bigint as "spentCents"
    from budget_ledger group by 1 order by 1 desc`.execute(db);
  const [totals] = rows;
  if (totals === undefined) throw new Error('the overview of the budget has no row');
  return { ...totals, years: years.rows };
}

/** One request of which journal and ledger say something else. */
export interface BudgetDifference {
  readonly caseNumber: string;
  readonly requestId: string;
}

/** Numbers of requests, decisions, spends and sums: the journal is right, and the ledger should say the same. Of an erased case only the ledger is left. */
export async function findBudgetDifferences(db: Database): Promise<readonly BudgetDifference[]> {
  const { rows } = await sql<BudgetDifference>`
    with journal as (
      select case_number, data->>'requestId' as request_id,
        coalesce(sum((data->>'amountCents')::bigint) filter (where type = 'budgetRequested'), 0) as asked,
        coalesce(sum((data->>'amountCents')::bigint) filter (where type = 'budgetApproved'), 0) as approved,
        count(*) filter (where type = 'budgetRejected') as rejected,
        coalesce(sum((data->>'amountCents')::bigint) filter (where type = 'budgetSpent'), 0) as out,
        coalesce(sum((data->>'amountCents')::bigint) filter (where type = 'budgetRefunded'), 0) as back,
        count(*) filter (where type in ('budgetSpent', 'budgetRefunded')) as lines
      from case_journal
      where type in ('budgetRequested', 'budgetFirstApproved', 'budgetApproved', 'budgetRejected', 'budgetSpent', 'budgetRefunded')
      group by 1, 2
    ), lines as (
      select case_number, request_id, count(*) as lines,
        coalesce(sum(amount_cents) filter (where kind = 'spend'), 0) as out,
        coalesce(sum(amount_cents) filter (where kind = 'refund'), 0) as back
      from budget_ledger group by 1, 2
    ), ledger as (
      select case_number, request_id, amount_cents as asked, approved_cents as approved,
        (status = 'rejected')::int as rejected, spent_cents as spent,
        coalesce(lines.out, 0) as out, coalesce(lines.back, 0) as back, coalesce(lines.lines, 0) as lines
      from budget_request left join lines using (case_number, request_id)
    ), whole as (
      select case_number, sum(approved_cents) as approved, sum(spent_cents) as spent
      from budget_request group by 1
    )
    select * from (select case_number as "caseNumber", request_id as "requestId"
    from journal full join ledger using (case_number, request_id)
    where (journal.asked, journal.approved, journal.rejected, journal.out, journal.back, journal.lines)
        is distinct from (ledger.asked, ledger.approved, ledger.rejected, ledger.out, ledger.back, ledger.lines)
      or journal.out - journal.back is distinct from ledger.spent
    union
    select case_number, '' from whole full join case_budget using (case_number)
    where (coalesce(whole.approved, 0), coalesce(whole.spent, 0))
        is distinct from (coalesce(approved_cents, 0), coalesce(spent_cents, 0))
    union
    select case_number, '' from budget_refused) as differing
    where not exists (select 1 from erasure
      where erasure.case_number = differing."caseNumber" and erasure.state in ('under-way', 'carried-out'))
    order by 1, 2`.execute(db);
  return rows;
}
