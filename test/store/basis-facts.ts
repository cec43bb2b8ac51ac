import type { NewBasis } from '../../domain/basis/basis';
import type { DataCategory } from '../../domain/basis/category';
import { followBases, withdrawInRegister } from '../../store/basis-register';
import type { Database } from '../../store/database';
import { takePermit, type Denial, type Permit, type PermitRequest } from '../../store/permits';
import type { WithdrawalScope } from '../../domain/basis/basis';

export const caseNumber = 'OK-2026-00042';
export const at = '2026-11-24T09:00:00.000Z';
export const later = '2026-11-25T09:00:00.000Z';
export const place = { caseNumber, basisId: 'b1' };

export const consent: Extract<NewBasis, { readonly kind: 'consent' }> = {
  basisId: 'b1',
  kind: 'consent',
  textVersion: '2026-1',
  givenHow: 'in-writing',
  validUntil: '2099-01-01T00:00:00.000Z',
  grants: [
    { partner: 'viveste', categories: ['identity', 'contact', 'housing'] },
    { partner: 'jobstap', categories: ['identity', 'work'] },
  ],
};

export function enter(db: Database, basis: NewBasis = consent): Promise<void> {
  return db
    .transaction()
    .execute((trx) => followBases(trx, caseNumber, [{ type: 'basisRecorded', at, data: basis }]));
}

export function withdraw(db: Database, scope: WithdrawalScope = {}, when = later) {
  return db.transaction().execute((trx) => withdrawInRegister(trx, { ...place, scope, at: when }));
}

const all: readonly DataCategory[] = ['identity', 'contact', 'housing', 'work', 'debts'];

export const request: PermitRequest = {
  ...place,
  handoffId: `${caseNumber}-H1`,
  partner: 'viveste',
  purpose: 'request',
  asked: all,
  partnerMay: all,
  attempt: 1,
  leaseMs: 5_000,
};

export function ask(db: Database, changes: Partial<PermitRequest> = {}): Promise<Permit | Denial> {
  return takePermit(db, { ...request, ...changes });
}

export async function permit(db: Database, changes: Partial<PermitRequest> = {}): Promise<Permit> {
  const given = await ask(db, changes);
  if ('denied' in given) throw new Error(given.denied);
  return given;
}
