import type { Instant } from '../columns';

/** A code on a letter that opens one plan, together with a year of birth; only their keyed hash. */
export interface ResidentCodeTable {
  code_id: string;
  case_number: string;
  hash: Buffer;
  /** Member code. */
  issued_by: string;
  issued_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
}

export interface ResidentSessionTable {
  token_hash: Buffer;
  code_id: string;
  ends_at: Instant;
}

/** Wrong tries of one address. */
export interface CodeTryTable {
  address_hash: Buffer;
  tried_at: Instant[];
  last_at: Instant;
}
