import type { Case } from '../../domain/case/case';
import type { Handoff } from '../../domain/handoff/handoff';
import { placeOf } from '../../domain/handoff/handoff-id';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { isBeingErased } from '../../store/rights/carry-out';
import { hasLeft } from '../../store/egress-log';

export interface FoundHandoff {
  readonly handoff: Handoff;
  readonly current: Case;
}

/** A hand-off that its partner may know of: one that still waits for the plan's order is nobody's yet. */
export async function findHandoff(
  db: Database,
  handoffId: string,
): Promise<FoundHandoff | undefined> {
  const place = placeOf(handoffId);
  if (place === undefined) return undefined;
  // Whoever was told of an erasure finds nothing any more, also while another is still to be told.
  if (await isBeingErased(db, place.caseNumber)) return undefined;
  const view = await readCase(db, place.caseNumber);
  const handoff = view?.current.handoffs?.find((one) => one.handoffId === handoffId);
  if (view === undefined || handoff === undefined) return undefined;
  // A quick partner asks before the case has heard that its hand-off went.
  const isOut = handoff.status !== 'waiting' || (await hasLeft(db, handoffId));
  return isOut ? { handoff, current: view.current } : undefined;
}

/** To a partner another's hand-off is none. */
export async function recipientOf(db: Database, handoffId: string): Promise<string | undefined> {
  return (await findHandoff(db, handoffId))?.handoff.partner;
}
