import type { DataCategory } from './category';

/** One partner, and what it may be told on this basis. */
export interface Grant {
  readonly partner: string;
  readonly categories: readonly DataCategory[];
}

export const consentForms = ['in-writing', 'spoken', 'digital'] as const;

/** One form for all partners (ISO/IEC TS 27560: privacy notice version, collection method, validity). */
export interface Consent {
  readonly kind: 'consent';
  /** Version of the text the resident was shown. */
  readonly textVersion: string;
  readonly givenHow: (typeof consentForms)[number];
  /** Instant. */
  readonly validUntil: string;
}

/** A task the law gives (AVG art. 6(1)(c) or (e)): law and article are citations, the necessity is a text. */
export interface StatutoryTask {
  readonly kind: 'statutory';
  readonly law: string;
  readonly article: string;
  readonly necessityRef: string;
  /** Member code. */
  readonly decidedBy: string;
  readonly validUntil?: string;
}

/** `basisId` is unique within its case. */
export type NewBasis = (Consent | StatutoryTask) & {
  readonly basisId: string;
  readonly grants: readonly Grant[];
};

/** A basis as the case remembers it; what was withdrawn is taken out of its grants. */
export interface Basis {
  readonly basisId: string;
  readonly kind: NewBasis['kind'];
  readonly grants: readonly Grant[];
  readonly law?: string;
  readonly article?: string;
  readonly recordedAt: string;
  readonly validUntil?: string;
  /** Withdrawn as a whole, or nothing was left of it. */
  readonly withdrawnAt?: string;
  readonly expiredAt?: string;
}

/** What a withdrawal takes back: everything, or only these partners and categories. */
export interface WithdrawalScope {
  readonly partners?: readonly string[];
  readonly categories?: readonly DataCategory[];
}

/** What this partner may be told now; empty when the basis is over or never named it. */
export function covers(
  basis: Basis | undefined,
  partner: string,
  now: string,
): readonly DataCategory[] | undefined {
  if (basis === undefined || isOver(basis, now)) return undefined;
  return basis.grants.find((grant) => grant.partner === partner)?.categories;
}

export function isOver({ withdrawnAt, expiredAt, validUntil }: Basis, now: string): boolean {
  return (
    withdrawnAt !== undefined ||
    expiredAt !== undefined ||
    (validUntil !== undefined && validUntil <= now)
  );
}

/** The grants that stay after a withdrawal. A grant without categories still covers the bare question. */
export function withoutScope(
  grants: readonly Grant[],
  { partners, categories }: WithdrawalScope,
): readonly Grant[] {
  if (partners === undefined && categories === undefined) return [];
  const isMeant = ({ partner }: Grant) => partners === undefined || partners.includes(partner);
  return grants.flatMap((grant) => {
    if (!isMeant(grant)) return [grant];
    const left = grant.categories.filter((category) => categories?.includes(category) === false);
    return left.length === 0 ? [] : [{ ...grant, categories: left }];
  });
}
