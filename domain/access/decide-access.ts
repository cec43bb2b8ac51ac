import type { Place, Relation } from './relation';
import { relationOf } from './relation';
import { roles, type Role } from './role';
import { accessTable, type AccessTable, type Level, type Purpose } from './table';

/** By what right a request goes on. */
export interface AccessDecision {
  readonly role: Role;
  /** The relation, or the role where anyone with it may. */
  readonly authority: string;
  readonly isBreakGlass: boolean;
  readonly level: Level;
}

/** `role`: never, whatever the case; `unknown`: the caller may not learn that it is there; `purpose`: known, but not for this. */
export type AccessRefusal = 'role' | 'unknown' | 'purpose';

export interface Asked {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly purpose: Purpose;
}

/** The roles that may come for this purpose in some relation or other. */
export function rolesFor(purpose: Purpose, table: AccessTable = accessTable): readonly Role[] {
  return roles.filter((role) =>
    Object.values(table[role]).some((rights) => rights[purpose] !== undefined),
  );
}

/** Content goes before existence, an own right before a borrowed one, in the order of roles and relations. */
export function decideAccess(
  { roles: held, relations, purpose }: Asked,
  table: AccessTable = accessTable,
): AccessDecision | AccessRefusal {
  const able = rolesFor(purpose, table).filter((role) => held.includes(role));
  if (able.length === 0) return 'role';
  const found = rightsOf(able, relations, purpose, table);
  const best = found.find(({ level }) => level === 'content') ?? found[0];
  if (best !== undefined) return best;
  return rightsOf(held, relations, 'follow', table).length > 0 ? 'purpose' : 'unknown';
}

function rightsOf(
  held: readonly Role[],
  relations: readonly Relation[],
  purpose: Purpose,
  table: AccessTable,
): readonly AccessDecision[] {
  return relations.flatMap((relation) =>
    held.flatMap((role) => {
      const level = table[role][relation]?.[purpose];
      if (level === undefined) return [];
      const authority = relation === 'anyone' ? role : relation;
      return [{ role, authority, isBreakGlass: relation === 'break-glass', level }];
    }),
  );
}

/** Which cases a list may show: all of them, or those with one of these places and those the subject referred. */
export type Reach =
  | { readonly kind: 'every-case' }
  | { readonly kind: 'circle'; readonly places: readonly Place[]; readonly subject: string };

/** A list never shows more than following the cases one by one would; a broken glass puts no case on a list. */
export function reachOf(
  role: Role,
  subject: string,
  places: readonly Place[],
  table: AccessTable = accessTable,
): Reach {
  const mayFollow = (relation: Relation) => table[role][relation]?.follow !== undefined;
  if (mayFollow('anyone')) return { kind: 'every-case' };
  const seen = places.filter((place) => {
    const relation = relationOf(place);
    return relation !== undefined && mayFollow(relation);
  });
  return { kind: 'circle', places: seen, subject };
}
