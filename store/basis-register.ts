import { sql, type Transaction } from 'kysely';
import {
  withoutScope,
  type Grant,
  type NewBasis,
  type WithdrawalScope,
} from '../domain/basis/basis';
import type { RegisteredBasis } from '../domain/basis/receipt';
import type { Database } from './database';
import { knownCategories } from './egress-log';
import type { HubDatabase } from './schema';

/** The journal's facts about bases; an event of another kind is none of the register's business. */
type BasisEvent =
  | { readonly type: 'basisRecorded'; readonly at: string; readonly data: NewBasis }
  | {
      readonly type: 'basisWithdrawn';
      readonly at: string;
      readonly data: { readonly basisId: string } & WithdrawalScope;
    };

interface JournalLine {
  readonly type: string;
  readonly at: string;
  readonly data: object;
}

export interface BasisPlace {
  readonly caseNumber: string;
  readonly basisId: string;
}

export interface RegisterWithdrawal extends BasisPlace {
  readonly scope: WithdrawalScope;
  readonly at: string;
}

/**
 * `expired`: it is taken back all the same, but nothing could leave on it any more. `already`: there was nothing left to
 * take. `epoch`: permits of a lower one do not hold any more.
 */
export type RegisterAnswer =
  | { readonly outcome: 'unknown' }
  | {
      readonly outcome: 'withdrawn' | 'already' | 'expired';
      readonly epoch: number;
      readonly withdrawnAt: string;
    };

/** The register follows the journal: a recorded basis is entered, a withdrawn one is withdrawn here too. */
export async function followBases(
  trx: Transaction<HubDatabase>,
  caseNumber: string,
  events: readonly JournalLine[],
): Promise<void> {
  for (const event of events.filter(isBasisEvent)) {
    if (event.type === 'basisRecorded') await enterBasis(trx, caseNumber, event);
    else {
      const { basisId, ...scope } = event.data;
      await withdrawInRegister(trx, { caseNumber, basisId, scope, at: event.at });
    }
  }
}

/** Takes back all or part of a basis. Waits for permits that are just being taken: they hold the basis's row. */
export async function withdrawInRegister(
  trx: Transaction<HubDatabase>,
  withdrawal: RegisterWithdrawal,
): Promise<RegisterAnswer> {
  const { caseNumber, basisId, scope, at } = withdrawal;
  const basis = await trx
    .selectFrom('basis')
    .select([
      'epoch',
      'withdrawn_at',
      'last_withdrawal_at',
      sql<boolean | null>`valid_until <= clock_timestamp()`.as('is_over'),
    ])
    .where('case_number', '=', caseNumber)
    .where('basis_id', '=', basisId)
    .forUpdate()
    .executeTakeFirst();
  if (basis === undefined) return { outcome: 'unknown' };
  const { epoch, withdrawn_at } = basis;
  if (withdrawn_at !== null) return { outcome: 'already', epoch, withdrawnAt: withdrawn_at };
  const standing = await standingGrants(trx, withdrawal);
  const left = withoutScope(standing, scope);
  if (standing.length > 0 && isSame(standing, left))
    return { outcome: 'already', epoch, withdrawnAt: basis.last_withdrawal_at ?? at };
  await narrowGrants(trx, withdrawal, { standing, left });
  await trx
    .updateTable('basis')
    .set({
      epoch: epoch + 1,
      last_withdrawal_at: at,
      withdrawn_at: left.length === 0 ? at : null,
    })
    .where('case_number', '=', caseNumber)
    .where('basis_id', '=', basisId)
    .execute();
  const outcome = basis.is_over === true ? 'expired' : 'withdrawn';
  return { outcome, epoch: epoch + 1, withdrawnAt: at };
}

/** Undefined when the register does not know it. */
export async function readRegister(
  db: Database,
  place: BasisPlace,
): Promise<(RegisteredBasis & { readonly epoch: number }) | undefined> {
  const { caseNumber, basisId } = place;
  const basis = await db
    .selectFrom('basis')
    .select(['epoch', 'withdrawn_at', 'last_withdrawal_at'])
    .where('case_number', '=', caseNumber)
    .where('basis_id', '=', basisId)
    .executeTakeFirst();
  if (basis === undefined) return undefined;
  const { epoch, withdrawn_at, last_withdrawal_at } = basis;
  return {
    basisId,
    epoch,
    grants: await standingGrants(db, place),
    isWithdrawn: withdrawn_at !== null,
    ...(last_withdrawal_at === null ? {} : { withdrawnAt: last_withdrawal_at }),
  };
}

async function enterBasis(
  trx: Transaction<HubDatabase>,
  caseNumber: string,
  { at, data }: Extract<BasisEvent, { readonly type: 'basisRecorded' }>,
): Promise<void> {
  const { basisId, kind, grants, validUntil, ...facts } = data;
  await trx
    .insertInto('basis')
    .values({
      case_number: caseNumber,
      basis_id: basisId,
      kind,
      facts: JSON.stringify(facts),
      recorded_at: at,
      valid_until: validUntil ?? null,
      last_withdrawal_at: null,
      withdrawn_at: null,
    })
    .onConflict((conflict) => conflict.columns(['case_number', 'basis_id']).doNothing())
    .execute();
  if (grants.length === 0) return;
  const rows = grants.map(({ partner, categories }) => ({
    case_number: caseNumber,
    basis_id: basisId,
    partner,
    categories: [...categories],
    withdrawn_at: null,
  }));
  await trx
    .insertInto('basis_grant')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['case_number', 'basis_id', 'partner']).doNothing())
    .execute();
}

async function standingGrants(
  db: Database | Transaction<HubDatabase>,
  { caseNumber, basisId }: BasisPlace,
): Promise<readonly Grant[]> {
  const rows = await db
    .selectFrom('basis_grant')
    .select(['partner', 'categories'])
    .where('case_number', '=', caseNumber)
    .where('basis_id', '=', basisId)
    .where('withdrawn_at', 'is', null)
    .orderBy('partner')
    .execute();
  return rows.map(({ partner, categories }) => ({
    partner,
    categories: knownCategories(categories),
  }));
}

async function narrowGrants(
  trx: Transaction<HubDatabase>,
  { caseNumber, basisId, at }: RegisterWithdrawal,
  { standing, left }: { readonly standing: readonly Grant[]; readonly left: readonly Grant[] },
): Promise<void> {
  for (const { partner } of standing) {
    const kept = left.find((grant) => grant.partner === partner);
    await trx
      .updateTable('basis_grant')
      .set(kept === undefined ? { withdrawn_at: at } : { categories: [...kept.categories] })
      .where('case_number', '=', caseNumber)
      .where('basis_id', '=', basisId)
      .where('partner', '=', partner)
      .execute();
  }
}

function isSame(standing: readonly Grant[], left: readonly Grant[]): boolean {
  const sizeOf = (grants: readonly Grant[]) =>
    grants.reduce((sum, { categories }) => sum + 1 + categories.length, 0);
  return sizeOf(standing) === sizeOf(left);
}

/** Only the domain makes these events, so what stands under their type has their shape. */
function isBasisEvent(event: JournalLine): event is BasisEvent {
  return event.type === 'basisRecorded' || event.type === 'basisWithdrawn';
}
