import type { Instant } from './columns';

export interface SignOutTable {
  kind: 'subject' | 'issuer-subject' | 'session';
  name: string;
  signed_out_at: Instant;
}

export interface KeptFormTable {
  form_id: string;
  sealed: string;
  kept_at: Instant;
}
