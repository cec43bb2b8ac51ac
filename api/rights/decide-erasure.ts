import { erasureRefusals } from '../../domain/erasure/erasure';
import type { Database } from '../../store/database';
import { isBeingErased } from '../../store/rights/carry-out';
import type { Erasure, ErasureOutcome } from '../../store/rights/erasures';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';

/** Throws a Problem 409 when the erasure may not be, 404 when there is no such case. */
export function decided(outcome: ErasureOutcome): Erasure {
  if (typeof outcome !== 'string') return outcome;
  if (outcome === 'unknown') throw unknownCase();
  throw new Problem(409, outcome, erasureRefusals[outcome]);
}

/** Throws a Problem 409: a case that is being erased comes back no more. */
export async function refuseWhileErasing(db: Database, caseNumber: string): Promise<void> {
  if (!(await isBeingErased(db, caseNumber))) return;
  throw new Problem(409, 'ERASURE_UNDER_WAY', erasureRefusals.ERASURE_UNDER_WAY);
}
