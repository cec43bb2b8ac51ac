import type { Role } from '../../../domain/access/role';
import type { MenuItem } from '../layout';

const desk: readonly MenuItem[] = [
  { label: 'Vandaag', href: '/vandaag' },
  { label: 'Inwoners', href: '/inwoners' },
  { label: 'Tafel', href: '/tafel' },
  { label: 'Aanmelden', href: '/aanmelden' },
];

const menus: Readonly<Partial<Record<Role, readonly MenuItem[]>>> = {
  professional: desk,
  'project-leader': [
    { label: 'Overzicht', href: '/overzicht' },
    { label: 'Besluiten', href: '/besluiten' },
    { label: 'Termijnen', href: '/termijnen' },
    { label: 'Inwoners', href: '/inwoners' },
    { label: 'Signalen', href: '/signalen' },
  ],
  'policy-group': [{ label: 'Signalen', href: '/signalen' }],
};

/** The menu of the first role that has one; empty for who has no pages. */
export function menuOf(roles: readonly Role[]): readonly MenuItem[] {
  return roles.map((role) => menus[role]).find((menu) => menu !== undefined) ?? [];
}

/** Where somebody with these roles begins. */
export function homeOf(roles: readonly Role[]): string | undefined {
  return menuOf(roles)[0]?.href;
}
