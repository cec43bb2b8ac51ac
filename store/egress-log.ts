import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { dataCategories, type DataCategory } from '../domain/basis/category';
import type { EgressLine } from '../domain/basis/receipt';
import type { Database } from './database';
import { endSending } from './processing-log';
import type { EgressTable } from './schema';

export interface EgressEnd {
  /** `unknown`: it was sent, but how the partner took it was never heard. */
  readonly result: NonNullable<EgressTable['result']>;
  /** A code such as `HTTP_503`. */
  readonly code?: string;
  readonly externalRef?: string;
}

const lookEveryMs = 10;

/** A connection is open: from here on a withdrawal does not wait for this permit any more. */
export async function markOpened(db: Database, egressId: number): Promise<void> {
  await db
    .updateTable('egress')
    .set({ opened_at: sql<string>`clock_timestamp()` })
    .where('egress_id', '=', egressId)
    .where('opened_at', 'is', null)
    .execute();
}

/** What became of it; the first end stands. */
export async function endEgress(
  db: Database,
  egressId: number,
  { result, code, externalRef }: EgressEnd,
): Promise<void> {
  const ended = await db
    .updateTable('egress')
    .set({
      ended_at: sql<string>`clock_timestamp()`,
      result,
      code: code ?? null,
      external_ref: externalRef ?? null,
    })
    .where('egress_id', '=', egressId)
    .where('ended_at', 'is', null)
    .returning('operation_id')
    .executeTakeFirst();
  const operationId = ended?.operation_id ?? undefined;
  if (operationId !== undefined)
    await endSending(db, operationId, result === 'sent' ? 'ok' : 'error');
}

/**
 * Resolves with true as soon as no connection can open any more on a permit of an older epoch: each is open, ended or
 * past its lease. False when that took longer than `timeoutMs`.
 */
export async function untilNothingOpens(
  db: Database,
  place: { readonly caseNumber: string; readonly basisId: string; readonly epoch: number },
  timeoutMs: number,
): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  while (await canStillOpen(db, place)) {
    if (performance.now() >= until) return false;
    await delay(lookEveryMs);
  }
  return true;
}

/** Everything that was permitted for a case, oldest first. */
export async function egressOf(db: Database, caseNumber: string): Promise<readonly EgressLine[]> {
  const rows = await db
    .selectFrom('egress')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .orderBy('egress_id')
    .execute();
  return rows.map((row) => ({
    handoffId: row.handoff_id,
    partner: row.partner,
    basisId: row.basis_id,
    purpose: row.purpose,
    categories: knownCategories(row.categories),
    takenAt: row.taken_at,
    ...(row.opened_at === null ? {} : { openedAt: row.opened_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.result === null ? {} : { result: row.result }),
  }));
}

/** True as soon as the partner may know of this hand-off: a sender that died without a word may have reached it. */
export async function hasLeft(db: Database, handoffId: string): Promise<boolean> {
  const line = await db
    .selectFrom('egress')
    .select('egress_id')
    .where('handoff_id', '=', handoffId)
    .where('purpose', 'in', ['request', 'content'])
    .where((where) =>
      where.or([
        where('opened_at', 'is not', null),
        where('ended_at', 'is', null),
        where('result', 'in', ['sent', 'unknown']),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return line !== undefined;
}

/** What the partner calls this hand-off, once it was filed. */
export async function externalRefOf(db: Database, handoffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('egress')
    .select('external_ref')
    .where('handoff_id', '=', handoffId)
    .where('external_ref', 'is not', null)
    .orderBy('egress_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.external_ref ?? undefined;
}

/** Which hand-off of this partner it calls by this name. */
export async function handoffByExternalRef(
  db: Database,
  partner: string,
  externalRef: string,
): Promise<{ readonly handoffId: string; readonly caseNumber: string } | undefined> {
  const row = await db
    .selectFrom('egress')
    .select(['handoff_id', 'case_number'])
    .where('partner', '=', partner)
    .where('external_ref', '=', externalRef)
    .orderBy('egress_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { handoffId: row.handoff_id, caseNumber: row.case_number };
}

export function knownCategories(names: readonly string[]): readonly DataCategory[] {
  return dataCategories.filter((category) => names.includes(category));
}

async function canStillOpen(
  db: Database,
  {
    caseNumber,
    basisId,
    epoch,
  }: { readonly caseNumber: string; readonly basisId: string; readonly epoch: number },
): Promise<boolean> {
  const line = await db
    .selectFrom('egress')
    .select('egress_id')
    .where('case_number', '=', caseNumber)
    .where('basis_id', '=', basisId)
    .where('epoch', '<', epoch)
    .where('purpose', '<>', 'recall')
    .where('opened_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('lease_until', '>', sql<string>`clock_timestamp()`)
    .limit(1)
    .executeTakeFirst();
  return line !== undefined;
}
