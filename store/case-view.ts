import { sql, type Insertable } from 'kysely';
import type { Reach } from '../domain/access/decide-access';
import { circleOf } from '../domain/access/relation';
import { attentionKinds, isOverdue, isOverdueTwice } from '../domain/case/attention';
import type { Case } from '../domain/case/case';
import { nextWakeAt } from '../domain/case/deadlines';
import { atPartnerSince } from '../domain/case/open-handoffs';
import { waitingFor } from '../domain/case/waiting-for';
import type { Database } from './database';
import { withinReach } from './reach';
import type { CaseViewTable } from './schema';

export interface CaseView {
  readonly current: Case;
  readonly changedAt: string;
}

export interface CaseListQuery {
  readonly stage?: string;
  readonly team?: string;
  readonly attention?: string;
  readonly overdue?: boolean;
  /** Case number after which the page starts: newest first, so lower numbers follow. */
  readonly before?: string;
  readonly limit: number;
  readonly reach: Reach;
}

/** The view's row follows from the fold alone, so that a rebuild gives the same row. */
export function viewRow(current: Case, changedAt: string): Insertable<CaseViewTable> {
  return {
    case_number: current.caseNumber,
    seq: current.sequence,
    stage: current.stage,
    waiting_for: waitingFor(current),
    team: current.team,
    case_holder: current.caseHolder ?? null,
    attentions: [...attentionKinds(current)],
    is_overdue: isOverdue(current),
    is_overdue_twice: isOverdueTwice(current),
    at_partner_since: atPartnerSince(current) ?? null,
    next_deadline_at: nextWakeAt(current) ?? null,
    referred_at: current.referredAt,
    changed_at: changedAt,
    circle: [...circleOf(current)],
    state: JSON.stringify(current),
  };
}

export async function readCase(db: Database, caseNumber: string): Promise<CaseView | undefined> {
  const row = await db
    .selectFrom('case_view')
    .select(['state', 'changed_at'])
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  return row === undefined ? undefined : { current: row.state, changedAt: row.changed_at };
}

/** Keyset page, newest case first. */
export async function listCases(db: Database, query: CaseListQuery): Promise<readonly CaseView[]> {
  let select = db
    .selectFrom('case_view')
    .selectAll()
    .where(withinReach(query.reach))
    .orderBy('case_number', 'desc')
    .limit(query.limit);
  if (query.before !== undefined) select = select.where('case_number', '<', query.before);
  if (query.stage !== undefined) select = select.where('stage', '=', query.stage);
  if (query.team !== undefined) select = select.where('team', '=', query.team);
  if (query.attention !== undefined)
    select = select.where('attentions', '@>', sql<string[]>`array[${query.attention}]`);
  if (query.overdue !== undefined) select = select.where('is_overdue', '=', query.overdue);
  const rows = await select.execute();
  return rows.map((row) => ({ current: row.state, changedAt: row.changed_at }));
}

export async function countOpenCases(db: Database, team: string): Promise<number> {
  const row = await db
    .selectFrom('case_view')
    .select((builder) => builder.fn.countAll<number>().as('count'))
    .where('team', '=', team)
    .where('stage', 'not in', ['referral', 'closure', 'aftercare', 'closed'])
    .executeTakeFirstOrThrow();
  return row.count;
}
