import type { DataCategory } from '../basis/category';
import type { StopReason } from './events';

/** What the case asks of one of its hand-offs. */
export type HandoffErrand =
  | { readonly ask: 'start'; readonly handoffId: string }
  | { readonly ask: 'release'; readonly handoffId: string }
  | { readonly ask: 'resend'; readonly handoffId: string }
  | ({ readonly ask: 'stop'; readonly handoffId: string } & StopAsk);

export interface StopAsk {
  readonly why: StopReason;
  /** Instant from which nothing may be sent any more. */
  readonly withdrawnAt: string;
  /** Absent: everything; else the hand-off goes on without these. */
  readonly categories?: readonly DataCategory[];
}
