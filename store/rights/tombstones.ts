import { randomBytes } from 'node:crypto';
import { erasureResidue, type ErasureGround } from '../../domain/erasure/erasure';
import type { ErasureNotice } from '../../domain/erasure/recipients';
import type { Retention } from '../../domain/retention/retention';
import type { Database, DatabaseTransaction } from '../database';
import { isBeingErased } from './carry-out';

export interface Tombstone {
  readonly caseNumber: string;
  readonly erasedAt: string;
  readonly ground: ErasureGround;
  readonly retention: Retention;
  /** Member codes. */
  readonly proposedBy: string;
  readonly approvedBy: string;
  /** Codes of what could not be reached. */
  readonly residue: readonly string[];
  /** How each partner stands that had something of the case. */
  readonly notices: readonly ErasureNotice[];
}

/** Destroys every version of the case's key; a case that never had one gets a destroyed one, so that none is made later. */
export async function destroyKeys(db: Database, caseNumber: string, now: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('case_key')
      .set({ wrapped: null, destroyed_at: now })
      .where('case_number', '=', caseNumber)
      .where('destroyed_at', 'is', null)
      .executeTakeFirst();
    await trx
      .insertInto('case_key')
      .values({
        key_id: `k-${randomBytes(16).toString('base64url')}`,
        case_number: caseNumber,
        version: 1,
        wrapped: null,
        wrapped_by: '',
        destroyed_at: now,
      })
      .onConflict((conflict) => conflict.columns(['case_number', 'version']).doNothing())
      .execute();
    return Number(numUpdatedRows);
  });
}

/** The end of an erasure. A second try finds the stone there. */
export async function writeTombstone(
  db: Database,
  { erasureId, caseNumber }: { readonly erasureId: string; readonly caseNumber: string },
  now: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const decided = await decisionOf(trx, erasureId);
    const { ground, retention, proposed_by, approved_by, notices } = decided;
    await trx
      .insertInto('tombstone')
      .values({
        case_number: caseNumber,
        erased_at: now,
        ground,
        retention: JSON.stringify(retention),
        proposed_by: proposed_by ?? '',
        approved_by: approved_by ?? '',
        residue: [...erasureResidue],
        notices: JSON.stringify(notices ?? []),
      })
      .onConflict((conflict) => conflict.column('case_number').doNothing())
      .execute();
    await trx.deleteFrom('case_retention').where('case_number', '=', caseNumber).execute();
    await trx
      .updateTable('erasure')
      .set({ state: 'carried-out', ended_at: now })
      .where('erasure_id', '=', erasureId)
      .where('state', '=', 'under-way')
      .execute();
  });
}

function decisionOf(trx: DatabaseTransaction, erasureId: string) {
  return trx
    .selectFrom('erasure')
    .leftJoin('case_retention', 'case_retention.case_number', 'erasure.case_number')
    .select(['ground', 'proposed_by', 'approved_by', 'retention', 'notices'])
    .where('erasure_id', '=', erasureId)
    .executeTakeFirstOrThrow();
}

/** Whether a case that is not there was one: it has a tombstone, or its erasure is under way and has come as far as its records. */
export async function wasCase(db: Database, caseNumber: string): Promise<boolean> {
  if ((await readTombstone(db, caseNumber)) !== undefined) return true;
  return isBeingErased(db, caseNumber);
}

export async function readTombstone(
  db: Database,
  caseNumber: string,
): Promise<Tombstone | undefined> {
  const row = await db
    .selectFrom('tombstone')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { erased_at: erasedAt, ground, retention, residue, notices } = row;
  const { proposed_by: proposedBy, approved_by: approvedBy } = row;
  return { caseNumber, erasedAt, ground, retention, proposedBy, approvedBy, residue, notices };
}
