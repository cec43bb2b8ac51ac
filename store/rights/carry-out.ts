import { randomUUID } from 'node:crypto';
import { refuseErasure } from '../../domain/erasure/erasure';
import type { ErasureNotice } from '../../domain/erasure/recipients';
import type { Database } from '../database';
import { blank, lockCase } from './erasures';
import { readRetention } from './retention';

export interface NextErasure {
  readonly erasureId: string;
  readonly carryOutAt: string;
}

/** What two people decided about this case and is still to be done, or is half done. */
export async function nextErasure(
  db: Database,
  caseNumber: string,
): Promise<NextErasure | undefined> {
  const row = await db
    .selectFrom('erasure')
    .select(['erasure_id', 'carry_out_at'])
    .where('case_number', '=', caseNumber)
    .where('state', 'in', ['approved', 'under-way'])
    .executeTakeFirst();
  if (row === undefined || row.carry_out_at === null) return undefined;
  return { erasureId: row.erasure_id, carryOutAt: row.carry_out_at };
}

export type ErasureStart = 'under-way' | 'cancelled' | { readonly stopped: string };

/**
 * From here on the case cannot be reopened. What was reopened or handed off since the approval is not erased: the
 * erasure is stopped, and its keys lose their date.
 */
export async function beginErasure(
  db: Database,
  { erasureId, caseNumber }: { readonly erasureId: string; readonly caseNumber: string },
  now: string,
): Promise<ErasureStart> {
  return db.transaction().execute(async (trx) => {
    const erasure = await trx
      .selectFrom('erasure')
      .selectAll()
      .where('erasure_id', '=', erasureId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (erasure.state !== 'approved' && erasure.state !== 'under-way') return 'cancelled';
    const current = await lockCase(trx, caseNumber);
    // Half done already: the view is gone.
    if (current === undefined) return 'under-way';
    const retention = await readRetention(trx, caseNumber);
    const refusal = refuseErasure({ current, retention, ground: erasure.ground, now });
    const change =
      refusal === undefined
        ? ({ state: 'under-way' } as const)
        : ({ state: 'stopped', stopped_because: refusal, ended_at: now } as const);
    await trx.updateTable('erasure').set(change).where('erasure_id', '=', erasureId).execute();
    if (refusal === undefined) return 'under-way';
    await trx
      .updateTable('case_key')
      .set({ destruction_due_at: null })
      .where('case_number', '=', caseNumber)
      .execute();
    return { stopped: refusal };
  });
}

/** Who was told of it; the first list stands, for a later one would find the records gone. */
export async function keepNotices(
  db: Database,
  erasureId: string,
  notices: readonly ErasureNotice[],
): Promise<void> {
  await db
    .updateTable('erasure')
    .set({ notices: JSON.stringify(notices) })
    .where('erasure_id', '=', erasureId)
    .where('notices', 'is', null)
    .execute();
}

/** Whether this case can be changed no more because it is being erased. */
export async function isBeingErased(db: Database, caseNumber: string): Promise<boolean> {
  const row = await db
    .selectFrom('erasure')
    .select('erasure_id')
    .where('case_number', '=', caseNumber)
    .where('state', '=', 'under-way')
    .executeTakeFirst();
  return row !== undefined;
}

/** Suggests the destruction of cases whose terms are over; resolves to their numbers. People decide. */
export async function suggestErasures(db: Database, now: string): Promise<readonly string[]> {
  const due = await db
    .selectFrom('case_retention')
    .select('case_number')
    .where('due_at', '<=', now)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('erasure')
            .select('erasure_id')
            .whereRef('erasure.case_number', '=', 'case_retention.case_number')
            .where('state', 'in', ['suggested', 'proposed', 'approved', 'under-way']),
        ),
      ),
    )
    .orderBy('case_number')
    .execute();
  const suggested: string[] = [];
  for (const { case_number } of due) {
    const row = { erasure_id: randomUUID(), case_number, suggested_at: now };
    const inserted = await db
      .insertInto('erasure')
      .values(blank({ ...row, ground: 'retention-over', state: 'suggested' }))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) suggested.push(case_number);
  }
  return suggested;
}
