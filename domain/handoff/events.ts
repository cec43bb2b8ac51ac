import type { DataCategory } from '../basis/category';
import type { Delivery, HandoffDeadline, HandoffDeadlineKind, Withdrawal } from './handoff';
import type { PartnerAnswer } from './answer';

/** What a fact does to the partner's terms, worked out when it was decided: the fold needs no calendar. */
export interface TermChange {
  readonly set?: readonly HandoffDeadline[];
  readonly cleared?: readonly HandoffDeadlineKind[];
}

/** Why a hand-off is stopped. */
export type StopReason = Withdrawal['why'] | 'basis-over' | 'action-gone';

/** Which hand-off, and what it does to the partner's terms. */
interface About {
  readonly handoffId: string;
  readonly terms?: TermChange;
}

/** What happened to one hand-off: its child workflow decides these, and they are lines of the case's journal. */
export interface HandoffEvents {
  /** The plan's order allows it and delivering begins. */
  handoffPermitted: About;
  handoffDelivered: About & { readonly attempts: number };
  handoffDelayed: About & { readonly attempts: number; readonly trouble: string };
  handoffDeadLettered: About & { readonly attempts: number; readonly trouble: string };
  /** A person sends it once more, with the same id. */
  handoffResent: About & { readonly deliveryState: Delivery };
  /** `isApplied` is false for an answer that came too late or out of order: kept, not applied. */
  handoffAnswered: About &
    Omit<PartnerAnswer, 'partner' | 'receivedAt'> & { readonly isApplied: boolean };
  handoffTermPassed: About & {
    readonly kind: HandoffDeadlineKind;
    readonly passing: number;
    readonly notify: 'case-holder' | 'project-leader';
  };
  handoffReminded: About & { readonly kind: HandoffDeadlineKind };
  handoffStopped: About & { readonly why: StopReason; readonly withdrawal: Withdrawal };
  /** Part of the basis was withdrawn: these categories are taken back and the hand-off goes on. */
  handoffNarrowed: About & {
    readonly categories: readonly DataCategory[];
    readonly withdrawal: Withdrawal;
  };
  handoffRecalled: About;
  handoffRecallFailed: About & { readonly trouble: string };
  /** Nothing had left, so nothing has to be deleted. */
  handoffNeverSent: About;
}

export type HandoffEventType = keyof HandoffEvents;

/** An event with its place among those of its hand-off; `n` counts from 1 without gaps, `at` is an instant. */
export type HandoffFact<Type extends HandoffEventType = HandoffEventType> = {
  [K in Type]: {
    readonly type: K;
    readonly n: number;
    readonly at: string;
    readonly data: HandoffEvents[K];
  };
}[Type];
