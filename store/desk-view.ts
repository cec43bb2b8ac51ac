import { sql } from 'kysely';
import type { Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';
import type { Database } from './database';
import { readEvents } from './journal-lines';
import { acknowledgedIn } from './work-list';

/** What a project leader asked before deciding on money. */
export interface BudgetQuestion {
  readonly caseNumber: string;
  readonly requestId: string;
  readonly entryId: string;
  readonly askedBy: string;
  readonly askedAt: string;
}

export interface DeskRow {
  readonly current: Case;
  readonly changedAt: string;
  /** By hand-off, the last answer that was acknowledged. */
  readonly acknowledged: Readonly<Record<string, number>>;
  readonly questions: readonly BudgetQuestion[];
  /** Since when something of this case waits to reach the engine. */
  readonly behindSince: string | null;
  /** The last of the journal, oldest first. */
  readonly events: readonly CaseEvent[];
}

/** A case with what stands beside it, in two queries; undefined for an unknown case. */
export async function readDesk(
  db: Database,
  caseNumber: string,
  { lastEvents, settledBefore }: { readonly lastEvents: number; readonly settledBefore: string },
): Promise<DeskRow | undefined> {
  const { rows } = await sql<Omit<DeskRow, 'events'>>`
    select state as current, changed_at as "changedAt", ${acknowledgedIn('case_view')} as acknowledged,
      coalesce((select jsonb_agg(${question} order by asked_at) from budget_question
        where budget_question.case_number = case_view.case_number), '[]') as questions,
      (select min(received_at) from inbox where inbox.case_number = case_view.case_number
        and delivered_at is null and received_at < ${settledBefore}) as "behindSince"
    from case_view where case_number = ${caseNumber}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const afterSeq = Math.max(0, row.current.sequence - lastEvents);
  return { ...row, events: await readEvents(db, caseNumber, { afterSeq }) };
}

/** As JSON, with an instant in UTC. */
export const question = sql`jsonb_build_object('caseNumber', case_number, 'requestId', request_id,
  'entryId', entry_id, 'askedBy', asked_by,
  'askedAt', to_char(asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
