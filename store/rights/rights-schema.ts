import type { ErasureGround, ErasureState } from '../../domain/erasure/erasure';
import type { ErasureNotice } from '../../domain/erasure/recipients';
import type { Retention } from '../../domain/retention/retention';
import type { Instant, Json } from '../columns';

export interface CaseRetentionTable {
  case_number: string;
  due_at: Instant;
  retention: Json<Retention>;
  policy_version: string;
}

export interface ErasureTable {
  erasure_id: string;
  case_number: string;
  ground: ErasureGround;
  state: ErasureState;
  /** By the schedule. */
  suggested_at: Instant | null;
  proposed_by: string | null;
  proposed_at: Instant | null;
  approved_by: string | null;
  approved_at: Instant | null;
  carry_out_at: Instant | null;
  cancelled_by: string | null;
  ended_at: Instant | null;
  stopped_because: string | null;
  /** Null until the partners were told. */
  notices: Json<readonly ErasureNotice[]> | null;
}

export interface TombstoneTable {
  case_number: string;
  erased_at: Instant;
  ground: ErasureGround;
  retention: Json<Retention>;
  proposed_by: string;
  approved_by: string;
  residue: string[];
  notices: Json<readonly ErasureNotice[]>;
}

export interface ExportApprovalTable {
  case_number: string;
  exporter: string;
  approved_by: string;
  expires_at: Instant;
}
