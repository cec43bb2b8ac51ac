import type { AccessDecision } from '../../domain/access/decide-access';
import type { AccessLine } from '../../store/access-line';

export interface Doer {
  readonly subject: string;
  readonly role: string;
  readonly organisation: string;
  /** How a partner without a token showed who it is, or what the table of access said; undefined when refused. */
  readonly access: 'signature' | 'page-link' | AccessDecision | undefined;
}

/** By what right. */
export function authorityOf({
  access,
}: Pick<Doer, 'access'>): Pick<AccessLine, 'authority' | 'isBreakGlass'> {
  if (access === undefined) return { authority: 'none', isBreakGlass: false };
  if (typeof access === 'string') return { authority: access, isBreakGlass: false };
  const { authority, isBreakGlass } = access;
  return { authority, isBreakGlass };
}
