import { randomUUID } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import { dueAt } from '../../domain/calendar/terms';
import {
  refuseErasure,
  type ErasureGround,
  type ErasureRefusal,
  type ErasureState,
} from '../../domain/erasure/erasure';
import type { Database, DatabaseTransaction } from '../database';
import { putInInbox } from '../inbox';
import { readRetention, refreshRetention, type VersionedRetention } from './retention';
import type { ErasureTable } from './rights-schema';

export interface Erasure {
  readonly erasureId: string;
  readonly caseNumber: string;
  readonly ground: ErasureGround;
  readonly state: ErasureState;
  readonly suggestedAt?: string;
  /** Member codes. */
  readonly proposedBy?: string;
  readonly proposedAt?: string;
  readonly approvedBy?: string;
  readonly approvedAt?: string;
  /** Until then it can be cancelled. */
  readonly carryOutAt?: string;
  readonly cancelledBy?: string;
  readonly endedAt?: string;
  readonly stoppedBecause?: string;
}

export interface ErasureStep {
  readonly caseNumber: string;
  /** Member code. */
  readonly by: string;
  readonly now: string;
}

export type ErasureOutcome = Erasure | ErasureRefusal | 'unknown';

const standing = ['suggested', 'proposed', 'approved', 'under-way'] as const;

/** A first person proposes, or takes up what the schedule suggested. */
export async function proposeErasure(
  db: Database,
  { caseNumber, by, now, ground }: ErasureStep & { readonly ground: ErasureGround },
  policy: VersionedRetention,
): Promise<ErasureOutcome> {
  return db.transaction().execute(async (trx) => {
    const refusal = await refusalOf(trx, { caseNumber, ground, now }, policy);
    if (refusal !== undefined) return refusal;
    const known = await standingErasure(trx, caseNumber);
    if (known !== undefined && known.state !== 'suggested') return 'ERASURE_STANDS';
    const proposed = { ground, state: 'proposed', proposed_by: by, proposed_at: now } as const;
    if (known !== undefined) return change(trx, known.erasure_id, proposed);
    const row = { erasure_id: randomUUID(), case_number: caseNumber, ...proposed };
    return toErasure(
      await trx.insertInto('erasure').values(blank(row)).returningAll().executeTakeFirstOrThrow(),
    );
  });
}

/** Another person approves: the keys get their date, and the engine is told through the inbox. */
export async function approveErasure(
  db: Database,
  { caseNumber, by, now }: ErasureStep,
  policy: VersionedRetention,
): Promise<ErasureOutcome> {
  return db.transaction().execute(async (trx) => {
    const known = await standingErasure(trx, caseNumber);
    const ground = known?.ground ?? 'unlawful';
    const refusal = await refusalOf(trx, { caseNumber, ground, now }, policy);
    if (refusal !== undefined) return refusal;
    if (known === undefined || known.state === 'suggested') return 'ERASURE_NOT_PROPOSED';
    if (known.state !== 'proposed') return 'ERASURE_APPROVED';
    if (known.proposed_by === by) return 'SAME_PERSON';
    const carryOutAt = dueAt(policy.retention.erasureWait, now);
    await dateKeys(trx, caseNumber, carryOutAt);
    await tellEngine(trx, known, now);
    const approved = { approved_by: by, approved_at: now, carry_out_at: carryOutAt };
    return change(trx, known.erasure_id, { state: 'approved', ...approved });
  });
}

/** Anybody who may propose or approve may call it off until it is carried out. */
export async function cancelErasure(
  db: Database,
  { caseNumber, by, now }: ErasureStep,
): Promise<ErasureOutcome> {
  return db.transaction().execute(async (trx) => {
    const known = await standingErasure(trx, caseNumber);
    if (known === undefined) {
      return (await isKnown(trx, caseNumber)) ? 'ERASURE_NOT_PROPOSED' : 'unknown';
    }
    if (known.state === 'under-way') return 'ERASURE_UNDER_WAY';
    await dateKeys(trx, caseNumber, null);
    if (known.state === 'approved') await tellEngine(trx, known, now);
    return change(trx, known.erasure_id, { state: 'cancelled', cancelled_by: by, ended_at: now });
  });
}

/** The last decision about this case; undefined when nobody ever proposed to erase it. */
export async function readErasure(db: Database, caseNumber: string): Promise<Erasure | undefined> {
  const row = await db
    .selectFrom('erasure')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .orderBy(sql`ended_at is null`, 'desc')
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toErasure(row);
}

/** What waits for somebody or for its date, by case. */
export async function listErasures(db: Database, limit: number): Promise<readonly Erasure[]> {
  const rows = await db
    .selectFrom('erasure')
    .selectAll()
    .where('state', 'in', standing)
    .orderBy('case_number')
    .limit(limit)
    .execute();
  return rows.map(toErasure);
}

async function refusalOf(
  trx: DatabaseTransaction,
  { caseNumber, ground, now }: Pick<ErasureStep, 'caseNumber' | 'now'> & { ground: ErasureGround },
  policy: VersionedRetention,
): Promise<ErasureRefusal | 'unknown' | undefined> {
  const current = await lockCase(trx, caseNumber);
  if (current === undefined) return 'unknown';
  await refreshRetention(trx, caseNumber, policy);
  const retention = await readRetention(trx, caseNumber);
  return refuseErasure({ current, retention, ground, now });
}

/** Under the lock that everyone takes who adds to this case's journal. */
export async function lockCase(trx: DatabaseTransaction, caseNumber: string) {
  const row = await trx
    .selectFrom('case_view')
    .select('state')
    .where('case_number', '=', caseNumber)
    .forUpdate()
    .executeTakeFirst();
  return row?.state;
}

async function isKnown(trx: DatabaseTransaction, caseNumber: string): Promise<boolean> {
  return (await lockCase(trx, caseNumber)) !== undefined;
}

function standingErasure(trx: DatabaseTransaction, caseNumber: string) {
  return trx
    .selectFrom('erasure')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .where('state', 'in', standing)
    .forUpdate()
    .executeTakeFirst();
}

async function dateKeys(
  trx: DatabaseTransaction,
  caseNumber: string,
  destructionDueAt: string | null,
): Promise<void> {
  await trx
    .updateTable('case_key')
    .set({ destruction_due_at: destructionDueAt })
    .where('case_number', '=', caseNumber)
    .where('destroyed_at', 'is', null)
    .execute();
}

/** A decision counts from when it is stored: the engine hears of it now, or when it is back. */
async function tellEngine(
  trx: DatabaseTransaction,
  { erasure_id, case_number }: Pick<Selectable<ErasureTable>, 'erasure_id' | 'case_number'>,
  now: string,
): Promise<void> {
  const itemKey = `erasure/${erasure_id}/${now}`;
  const item = { kind: 'erasure', caseNumber: case_number, itemKey, payload: {} } as const;
  await putInInbox(trx, item, now);
}

async function change(
  trx: DatabaseTransaction,
  erasureId: string,
  columns: Partial<Omit<Selectable<ErasureTable>, 'notices'>>,
): Promise<Erasure> {
  return toErasure(
    await trx
      .updateTable('erasure')
      .set(columns)
      .where('erasure_id', '=', erasureId)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

type NewErasure = Pick<Selectable<ErasureTable>, 'erasure_id' | 'case_number' | 'ground' | 'state'>;

export function blank(row: NewErasure & Partial<Omit<Selectable<ErasureTable>, 'notices'>>) {
  return {
    suggested_at: null,
    proposed_by: null,
    proposed_at: null,
    approved_by: null,
    approved_at: null,
    carry_out_at: null,
    cancelled_by: null,
    ended_at: null,
    stopped_because: null,
    ...row,
  };
}

function toErasure(row: Selectable<ErasureTable>): Erasure {
  const optional = {
    suggestedAt: row.suggested_at,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    carryOutAt: row.carry_out_at,
    cancelledBy: row.cancelled_by,
    endedAt: row.ended_at,
    stoppedBecause: row.stopped_because,
  };
  const there: Partial<Record<keyof typeof optional, string>> = Object.fromEntries(
    Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const { erasure_id: erasureId, case_number: caseNumber, ground, state } = row;
  return { erasureId, caseNumber, ground, state, ...there };
}
