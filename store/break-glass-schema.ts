import type { BreakGlassReason, Verdict } from '../domain/access/break-glass';
import type { Instant } from './columns';

/** Access for an hour without being on the case, and who looked back at it. Codes only. */
export interface BreakGlassTable {
  break_glass_id: string;
  case_number: string;
  subject: string;
  reason: BreakGlassReason;
  text_ref: string;
  opened_at: Instant;
  ends_at: Instant;
  review_by: Instant;
  /** When the privacy officer heard that nobody had looked at it. */
  escalated_at: Instant | null;
  reviewed_at: Instant | null;
  reviewed_by: string | null;
  verdict: Verdict | null;
  /** Dossier entry with the words of the review. */
  review_ref: string | null;
}
