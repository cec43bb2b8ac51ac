import type { DataCategory } from '../basis/category';
import type { LifeDomain } from '../case/case';

export interface Choice {
  readonly goes: readonly DataCategory[];
  readonly stays: readonly {
    readonly category: DataCategory;
    readonly why: 'partner-may-not' | 'not-in-basis';
  }[];
}

/** Nothing leaves but what was asked, this partner may get, and the basis covers. */
export function chooseCategories(
  asked: readonly DataCategory[],
  partnerMay: readonly DataCategory[],
  basisCovers: readonly DataCategory[],
): Choice {
  const distinct = [...new Set(asked)];
  const isAllowed = (category: DataCategory) => partnerMay.includes(category);
  return {
    goes: distinct.filter((category) => isAllowed(category) && basisCovers.includes(category)),
    stays: distinct
      .filter((category) => !isAllowed(category) || !basisCovers.includes(category))
      .map((category) => ({
        category,
        why: isAllowed(category) ? 'not-in-basis' : 'partner-may-not',
      })),
  };
}

/** The texts of a case that a hand-off could carry, whether or not it may. */
export interface AvailableContent {
  readonly question?: string;
  readonly person?: {
    readonly name?: string;
    readonly birthDate?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly address?: string;
  };
  readonly details: Readonly<Partial<Record<LifeDomain, string>>>;
}

/** What a partner gets. A field is there only when its category was chosen and something is known. */
export interface HandoffContent {
  readonly question?: string;
  readonly identity?: { readonly name?: string; readonly birthDate?: string };
  readonly contact?: {
    readonly phone?: string;
    readonly email?: string;
    readonly address?: string;
  };
  readonly lifeDomains: Readonly<Partial<Record<LifeDomain, string>>>;
}

/** Picks field by field: a field that is not named here never leaves. */
export function composeContent(
  goes: readonly DataCategory[],
  { question, person, details }: AvailableContent,
): HandoffContent {
  const { name, birthDate, phone, email, address } = person ?? {};
  const identity = present({ name, birthDate });
  const contact = present({ phone, email, address });
  const chosen: Partial<Record<LifeDomain, string>> = {};
  for (const category of goes) {
    if (category === 'identity' || category === 'contact') continue;
    const text = details[category];
    if (text !== undefined) chosen[category] = text;
  }
  return {
    ...present({ question }),
    ...(goes.includes('identity') && Object.keys(identity).length > 0 ? { identity } : {}),
    ...(goes.includes('contact') && Object.keys(contact).length > 0 ? { contact } : {}),
    lifeDomains: chosen,
  };
}

function present<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  const known: { [Name in keyof Fields]?: string } = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) known[name] = value;
  }
  return known;
}
