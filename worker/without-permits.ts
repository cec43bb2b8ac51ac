import type { Database } from '../store/database';
import { takePermit, type Denial, type Permit, type PermitRequest } from '../store/permits';

/** For the control run of a proof: whatever the register says, it may go. Nothing of it reaches the egress log then. */
export async function withoutPermits(db: Database, request: PermitRequest): Promise<Permit> {
  const permit = await takePermit(db, request);
  if (!('denied' in permit)) return permit;
  const openBy = performance.now() + request.leaseMs;
  return { egressId: 0, epoch: 0, categories: request.asked, openBy };
}

/** The same: whatever was asked goes, also what the partner may not get or the basis does not cover. */
export async function withoutChoice(
  db: Database,
  request: PermitRequest,
): Promise<Permit | Denial> {
  const permit = await takePermit(db, request);
  return 'denied' in permit ? permit : { ...permit, categories: request.asked };
}
