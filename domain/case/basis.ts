import { withoutScope, type Basis, type NewBasis } from '../basis/basis';
import type { Case } from './case';
import { deadlineAt } from './deadlines';
import type { Refusal } from './refusal';
import type { CommandRules, Context, Folds } from './rule';

/** On what a hand-off may rest: consent, or a task the law gives. The register in PostgreSQL follows these events. */
export const basisRules: CommandRules<'recordBasis' | 'withdrawBasis'> = {
  recordBasis: {
    description: 'Record a basis for sharing: consent or a statutory task',
    refuse: refuseBasis,
    decide: (_current, { commandId: _commandId, by: _by, ...basis }) => [
      {
        type: 'basisRecorded',
        data: basis,
        clocks:
          basis.validUntil === undefined
            ? {}
            : { set: [deadlineAt('basis-expiry', basis.validUntil, basis.basisId)] },
      },
    ],
  },
  withdrawBasis: {
    description: 'Withdraw a basis, or a part of it',
    refuse: () => undefined,
    decide: (current, { basisId, partners, categories }) => {
      const basis = findBasis(current, basisId);
      if (basis === undefined || basis.withdrawnAt !== undefined) return [];
      const scope = {
        ...(partners === undefined ? {} : { partners }),
        ...(categories === undefined ? {} : { categories }),
      };
      const isOver = withoutScope(basis.grants, scope).length === 0;
      const clocks = isOver ? { cleared: [`basis-expiry/${basisId}`] } : {};
      return [{ type: 'basisWithdrawn', data: { basisId, ...scope }, clocks }];
    },
  },
};

export const basisFolds: Folds<'basisRecorded' | 'basisWithdrawn' | 'basisExpired'> = {
  basisRecorded: (current, basis, at) => ({
    ...current,
    bases: [...(current.bases ?? []), remembered(basis, at)],
  }),
  basisWithdrawn: (current, { basisId, ...scope }, at) =>
    changeBasis(current, basisId, (basis) => {
      const grants = withoutScope(basis.grants, scope);
      return { ...basis, grants, ...(grants.length === 0 ? { withdrawnAt: at } : {}) };
    }),
  basisExpired: (current, { basisId }, at) =>
    changeBasis(current, basisId, (basis) => ({ ...basis, expiredAt: at })),
};

export function findBasis({ bases = [] }: Case, basisId: string): Basis | undefined {
  return bases.find((basis) => basis.basisId === basisId);
}

function refuseBasis(current: Case, basis: NewBasis, { now }: Context): Refusal | undefined {
  if (basis.grants.length === 0) return 'BASIS_WITHOUT_PARTNERS';
  if (basis.grants.some(({ categories }) => categories.length === 0))
    return 'BASIS_WITHOUT_CATEGORIES';
  if (findBasis(current, basis.basisId) !== undefined) return 'BASIS_ID_TAKEN';
  if (basis.validUntil !== undefined && basis.validUntil <= now) return 'END_IN_PAST';
  return current.isEnded === true ? 'CASE_CLOSING' : undefined;
}

function remembered(basis: NewBasis, recordedAt: string): Basis {
  const { basisId, kind, grants, validUntil } = basis;
  return {
    basisId,
    kind,
    grants,
    recordedAt,
    ...(basis.kind === 'statutory' ? { law: basis.law, article: basis.article } : {}),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function changeBasis(current: Case, basisId: string, change: (basis: Basis) => Basis): Case {
  const bases = (current.bases ?? []).map((basis) =>
    basis.basisId === basisId ? change(basis) : basis,
  );
  return { ...current, bases };
}
