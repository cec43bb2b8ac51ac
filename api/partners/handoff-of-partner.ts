import type { Database } from '../../store/database';
import { Problem } from '../problem';
import { findHandoff, type FoundHandoff } from './find-handoff';

/** The hand-off, when it is this partner's own; a Problem 404 for another's as for none. */
export async function handoffOfPartner(
  db: Database,
  handoffId: string,
  partner: string,
): Promise<FoundHandoff> {
  const found = await findHandoff(db, handoffId);
  if (found?.handoff.partner !== partner) throw unknownHandoff();
  return found;
}

export function unknownHandoff(): Problem {
  return new Problem(404, 'HANDOFF_UNKNOWN', 'There is no such hand-off.');
}
