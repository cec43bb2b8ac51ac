import type { Generated } from 'kysely';
import type { Instant } from '../columns';

/** A data key, wrapped by a key of the ring; without `wrapped` it was destroyed and stays so. */
export interface CaseKeyTable {
  /** Random: nothing of a case is in it. */
  key_id: string;
  /** Null for a system key. */
  case_number: string | null;
  version: number;
  wrapped: Buffer | null;
  wrapped_by: string;
  created_at: Generated<Instant>;
  destruction_due_at: Instant | null;
  destroyed_at: Instant | null;
}
