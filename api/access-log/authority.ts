import type { AccessLine } from '../../store/access-line';

export interface Doer {
  readonly subject: string;
  readonly role: string;
  readonly organisation: string;
  /** How a partner without a token showed who it is. */
  readonly by?: 'signature' | 'page-link';
}

/** By what right: the role, until the table of access decides it. */
export function authorityOf({ role, by }: Doer): Pick<AccessLine, 'authority' | 'isBreakGlass'> {
  return { authority: by ?? role, isBreakGlass: false };
}
