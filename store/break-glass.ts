import type { Selectable } from 'kysely';
import type { BreakGlass, Verdict } from '../domain/access/break-glass';
import type { BreakGlassTable } from './break-glass-schema';
import type { Database, DatabaseTransaction } from './database';
import { addNotices } from './notices';

export interface BrokenGlass extends BreakGlass {
  readonly escalatedAt?: string;
  readonly reviewedAt?: string;
  readonly reviewedBy?: string;
  readonly verdict?: Verdict;
}

/** Stores the grant with the notice of it; one that stands already, from an earlier try, is left alone. */
export async function recordBreakGlass(
  trx: DatabaseTransaction,
  { id, caseNumber, ...broken }: BreakGlass,
): Promise<void> {
  await trx
    .insertInto('break_glass')
    .values({
      break_glass_id: id,
      case_number: caseNumber,
      subject: broken.subject,
      reason: broken.reason,
      text_ref: broken.textRef,
      opened_at: broken.openedAt,
      ends_at: broken.endsAt,
      review_by: broken.reviewBy,
      escalated_at: null,
      reviewed_at: null,
      reviewed_by: null,
      verdict: null,
      review_ref: null,
    })
    .onConflict((conflict) => conflict.column('break_glass_id').doNothing())
    .execute();
  const audience = ['case-holder', 'project-leader', 'privacy-officer'] as const;
  const facts = { audience, at: broken.openedAt };
  await addNotices(trx, caseNumber, [
    { key: `${caseNumber}/break-glass/${id}`, kind: 'break-glass-opened', facts },
  ]);
}

export interface ReviewPage {
  readonly state: 'open' | 'closed';
  /** Of the last item of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Oldest first, by keyset on the id; ids follow from commands, so their order means nothing. */
export async function listBreakGlass(
  db: Database,
  { state, after, limit }: ReviewPage,
): Promise<readonly BrokenGlass[]> {
  let query = db
    .selectFrom('break_glass')
    .selectAll()
    .where('reviewed_at', state === 'open' ? 'is' : 'is not', null)
    .orderBy('break_glass_id')
    .limit(limit);
  if (after !== undefined) query = query.where('break_glass_id', '>', after);
  return (await query.execute()).map(toBrokenGlass);
}

export async function readBreakGlass(db: Database, id: string): Promise<BrokenGlass | undefined> {
  const row = await db
    .selectFrom('break_glass')
    .selectAll()
    .where('break_glass_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toBrokenGlass(row);
}

export interface Review {
  readonly by: string;
  readonly at: string;
  readonly verdict: Verdict;
  readonly textRef: string;
}

/** False when somebody else was first. */
export async function closeReview(
  trx: DatabaseTransaction,
  id: string,
  { by, at, verdict, textRef }: Review,
): Promise<boolean> {
  const closed = await trx
    .updateTable('break_glass')
    .set({ reviewed_at: at, reviewed_by: by, verdict, review_ref: textRef })
    .where('break_glass_id', '=', id)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows === 1n;
}

/** Tells of every review that nobody did in time, once; answers how many there were. */
export async function escalateReviews(db: Database, now: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const late = await trx
      .updateTable('break_glass')
      .set({ escalated_at: now })
      .where('reviewed_at', 'is', null)
      .where('escalated_at', 'is', null)
      .where('review_by', '<=', now)
      .returning(['break_glass_id', 'case_number'])
      .execute();
    const audience = ['project-leader', 'privacy-officer'] as const;
    for (const { break_glass_id: id, case_number: caseNumber } of late)
      await addNotices(trx, caseNumber, [
        {
          key: `${caseNumber}/break-glass/${id}/late`,
          kind: 'break-glass-unreviewed',
          facts: { audience, at: now },
        },
      ]);
    return late.length;
  });
}

function toBrokenGlass(row: Selectable<BreakGlassTable>): BrokenGlass {
  return {
    id: row.break_glass_id,
    caseNumber: row.case_number,
    subject: row.subject,
    reason: row.reason,
    textRef: row.text_ref,
    openedAt: row.opened_at,
    endsAt: row.ends_at,
    reviewBy: row.review_by,
    ...(row.escalated_at === null ? {} : { escalatedAt: row.escalated_at }),
    ...(row.reviewed_at === null ? {} : { reviewedAt: row.reviewed_at }),
    ...(row.reviewed_by === null ? {} : { reviewedBy: row.reviewed_by }),
    ...(row.verdict === null ? {} : { verdict: row.verdict }),
  };
}
