import type { Transaction } from 'kysely';
import type { Case } from '../domain/case/case';
import type { CaseEvent } from '../domain/case/events';
import { evolve } from '../domain/case/evolve';
import type { Notice, NoticeFacts, NoticeKind } from '../domain/notice/notice';
import { noticesOf } from '../domain/notice/notices-of';
import type { Database } from './database';
import type { HubDatabase } from './schema';

export interface DueNotice {
  readonly noticeId: number;
  readonly key: string;
  /** Absent for a notice that is about no case. */
  readonly caseNumber?: string;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  /** Who needs no mail of it any more. */
  readonly told: readonly string[];
  /** Counts this one too. */
  readonly attempts: number;
}

/** Stores the notices that journal lines ask for; `before` is the case without these lines. */
export async function followNotices(
  trx: Transaction<HubDatabase>,
  before: Case,
  events: readonly CaseEvent[],
): Promise<void> {
  let current = before;
  for (const event of events) {
    current = evolve(current, event);
    await addNotices(trx, current.caseNumber, noticesOf(event, current));
  }
}

/** A notice whose key is there already is left as it is. */
export async function addNotices(
  trx: Transaction<HubDatabase>,
  caseNumber: string | undefined,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length === 0) return;
  await trx
    .insertInto('notice')
    .values(
      notices.map(({ key, kind, facts }) => ({
        notice_key: key,
        case_number: caseNumber ?? null,
        kind,
        facts: JSON.stringify(facts),
        made_at: facts.at,
        next_attempt_at: null,
        sent_at: null,
        given_up_at: null,
      })),
    )
    .onConflict((conflict) => conflict.column('notice_key').doNothing())
    .execute();
}

/**
 * Takes the oldest due notice that no other sender is taking, until `leaseUntil`: when the sender is killed, it is
 * due again then.
 */
export async function nextNotice(
  db: Database,
  now: string,
  leaseUntil: string,
): Promise<DueNotice | undefined> {
  const row = await db
    .updateTable('notice')
    .set((set) => ({ attempts: set('attempts', '+', 1), next_attempt_at: leaseUntil }))
    .where('notice_id', '=', (select) =>
      select
        .selectFrom('notice')
        .select('notice_id')
        .where('sent_at', 'is', null)
        .where('given_up_at', 'is', null)
        .where((where) =>
          where.or([where('next_attempt_at', 'is', null), where('next_attempt_at', '<=', now)]),
        )
        .orderBy('notice_id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { told = [], ...facts } = row.facts;
  const { notice_id: noticeId, notice_key: key, case_number: caseNumber, kind, attempts } = row;
  const about = caseNumber === null ? {} : { caseNumber };
  return { noticeId, key, ...about, kind, facts, told, attempts };
}

/** Remembers who needs no mail of this notice any more. */
export async function markTold(
  db: Database,
  notice: Pick<DueNotice, 'noticeId' | 'facts'>,
  told: readonly string[],
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ facts: JSON.stringify({ ...notice.facts, told }) })
    .where('notice_id', '=', notice.noticeId)
    .execute();
}

export async function markSent(db: Database, noticeId: number, at: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ sent_at: at, next_attempt_at: null })
    .where('notice_id', '=', noticeId)
    .execute();
}

export async function postpone(db: Database, noticeId: number, until: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ next_attempt_at: until })
    .where('notice_id', '=', noticeId)
    .execute();
}

/** Leaves it to a person: the notice stays, and is not sent again. */
export async function giveUp(db: Database, noticeId: number, at: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ given_up_at: at, next_attempt_at: null })
    .where('notice_id', '=', noticeId)
    .execute();
}
