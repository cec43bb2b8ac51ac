import type { GrantReason } from '../domain/access/codec-grant';
import type { Instant } from './columns';

/** Leave for one operator to read what one case carries in Temporal. */
export interface CodecGrantTable {
  grant_id: string;
  case_number: string;
  subject: string;
  reason: GrantReason;
  reference: string | null;
  granted_by: string;
  granted_at: Instant;
  expires_at: Instant;
}
