import type { DataCategory } from '../basis/category';
import type { LifeDomain } from '../case/case';
import type { PartnerTerms } from '../partner/partner';
import type { StopReason } from './events';
import type { HandoffStatus, RejectionReason } from './status';

export const handoffKinds = [
  'help-request',
  'application',
  'information-request',
  'warm-handover',
] as const;
export type HandoffKind = (typeof handoffKinds)[number];

/** Policy of the municipality for delivering: seconds before each next attempt, and when a person hears of it. */
export interface DeliveryPolicy {
  /** reliability section 4: 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h; after the last the hand-off is a dead letter. */
  readonly retrySeconds: readonly number[];
  /** The case holder hears after this attempt. */
  readonly tellAfterAttempt: number;
  /** A crisis hand-off that is not delivered reaches a person after this long. */
  readonly crisisSeconds: number;
}

/** What the case asks of a partner. It travels with the partner's terms as they were then. */
export interface HandoffOrder {
  readonly handoffId: string;
  readonly number: number;
  readonly actionId: string;
  readonly partner: string;
  readonly kind: HandoffKind;
  readonly basisId: string;
  /** Asked and allowed to this partner; the basis is looked at again at every sending. */
  readonly categories: readonly DataCategory[];
  readonly lifeDomain?: LifeDomain;
  readonly urgency: 'normal' | 'crisis';
  readonly questionRef: string;
  readonly detailRefs: readonly { readonly category: LifeDomain; readonly ref: string }[];
  readonly terms: PartnerTerms;
  /** Set for a partner that must be asked: then the hub polls that often. */
  readonly pollEvery?: PartnerTerms['progress'];
  readonly delivery: DeliveryPolicy;
  readonly requestedAt: string;
  /** The command that asked for it. */
  readonly commandId: string;
}

export type Delivery = 'not-sent' | 'sending' | 'delayed' | 'delivered' | 'dead-letter';

export const handoffDeadlineKinds = ['acceptance', 'progress', 'completion', 'deletion'] as const;
export type HandoffDeadlineKind = (typeof handoffDeadlineKinds)[number];

export interface HandoffDeadline {
  readonly kind: HandoffDeadlineKind;
  readonly dueAt: string;
  /** When the clock looks again; absent once a person knows. */
  readonly wakesAt?: string;
  readonly passings: number;
  /** The partner was reminded of it. */
  readonly isReminded?: true;
}

export interface Withdrawal {
  readonly withdrawnAt: string;
  readonly why: 'basis-withdrawn' | 'cancelled' | 'taken-over';
  /** Absent: everything. */
  readonly categories?: readonly DataCategory[];
  /** `nothing-sent`: it never left, so there is nothing to confirm. */
  readonly state: 'recalling' | 'recalled' | 'undeliverable' | 'nothing-sent' | 'deleted' | 'kept';
  readonly settledAt?: string;
  readonly noteRef?: string;
}

/**
 * One hand-off as its child workflow holds it and as the case remembers it: the fold of the same events. Plain JSON
 * without texts; operators read it in full in the Temporal UI.
 */
export interface Handoff extends HandoffOrder {
  /** Counts its own events, so that the case takes each of them once. */
  readonly seq: number;
  readonly status: HandoffStatus;
  readonly statusAt: string;
  /** The case let it go: what its action depends on is done. */
  readonly releasedAt?: string;
  /** The case asked to stop it; the hand-off itself decides, for an answer may cross. */
  readonly stopAskedAt?: string;
  readonly reason?: RejectionReason | StopReason;
  readonly noteRef?: string;
  readonly outcomeRef?: string;
  readonly deliveryState: Delivery;
  readonly attempts: number;
  /** Why the last attempt failed, a code. */
  readonly trouble?: string;
  readonly deliveredAt?: string;
  readonly acceptedAt?: string;
  /** The highest of the partner's own sequence that was applied. */
  readonly partnerSequence: number;
  /** Messages the hub sent about it, to number the next. */
  readonly messages: number;
  readonly deadlines: readonly HandoffDeadline[];
  readonly withdrawal?: Withdrawal;
}
