import type { NewBasis, WithdrawalScope } from '../basis/basis';
import type { HandoffEvents, StopReason } from '../handoff/events';
import type { HandoffOrder } from '../handoff/handoff';
import type { Team } from '../policy/policy';
import type { Actor, CrisisKind, Deadline, DeadlineKind, LifeDomain, Stage } from './case';
import type { Commands } from './commands';

/** What a referral carries: it starts the case. */
export interface Referral {
  readonly source: string;
  readonly team: Team;
  readonly lifeDomains: readonly LifeDomain[];
  readonly urgency: 'normal' | 'crisis';
  readonly crises?: readonly CrisisKind[];
  /** Whether the resident knew of the referral and agreed; absent where nobody asked. */
  readonly isKnownToResident?: boolean;
  readonly storyRef: string;
  readonly personRef?: string;
  /** The closed case this one goes on from, when that could not be reopened any more. */
  readonly earlierCase?: string;
}

/** Past-tense facts. Where a fact says no more than its command, it has the command's shape. */
export interface Events extends HandoffEvents {
  referralReceived: Referral;
  referralAccepted: Commands['acceptReferral'];
  referralRedirected: Commands['redirectReferral'];
  intakeRecorded: Commands['recordIntake'];
  sessionScheduled: Omit<Commands['scheduleSession'], 'claimedTeam'> & { readonly team: Team };
  sessionRecorded: Commands['recordSession'];
  planAgreed: Commands['agreePlan'];
  actionAdded: Commands['addAction'];
  actionStarted: Commands['startAction'];
  actionCompleted: Commands['completeAction'] & { readonly wasBlocked: boolean };
  actionCancelled: Commands['cancelAction'];
  actionUnblocked: { readonly actionId: string };
  callBackAttempted: Commands['recordCallBackAttempt'];
  contactAttempted: Commands['recordContactAttempt'];
  basisRecorded: NewBasis;
  basisWithdrawn: WithdrawalScope & { readonly basisId: string };
  basisExpired: { readonly basisId: string };
  handoffRequested: HandoffOrder;
  /** What its action waited for is done. */
  handoffReleased: { readonly handoffId: string };
  /** The hand-off itself decides whether this comes in time. */
  handoffStopAsked: {
    readonly handoffId: string;
    readonly why: StopReason;
    readonly reasonRef?: string;
  };
  handoffResendAsked: { readonly handoffId: string };
  deviationRecorded: Commands['recordDeviation'];
  budgetRequested: Omit<Commands['requestBudget'], 'policy'> & { readonly requestedBy: string };
  /** Above the delegated amount: a second project leader is still to decide. */
  budgetFirstApproved: BudgetDecision & { readonly approvedBy: string };
  budgetApproved: BudgetDecision & {
    readonly decidedBy: string;
    readonly amountCents: number;
    /** The policy's cap as it was then. */
    readonly capCents: number;
  };
  budgetRejected: BudgetDecision & { readonly decidedBy: string };
  budgetSpent: Commands['recordSpend'];
  budgetRefunded: Commands['recordRefund'];
  signalRaised: Commands['raiseSignal'];
  caseSuspended: Commands['suspendCase'];
  /** `lapsed`: the clock resumed it because the end date came. */
  caseResumed: { readonly lapsed: boolean };
  teamChanged: Commands['changeTeam'];
  caseClosed: Commands['closeCase'];
  evaluationRecorded: Commands['recordEvaluation'];
  effectsRecorded: Commands['recordEffects'];
  aftercareStarted: { readonly until: string };
  pilotFlameContacted: Commands['recordPilotFlameContact'];
  aftercareEnded: object;
  caseReopened: Commands['reopenCase'];
  deadlinePassed: DeadlinePassing & { readonly notify: 'case-holder' | 'project-leader' };
  outOfReach: { readonly passing: number; readonly inView: readonly string[] };
  maxDurationReached: object;
  reopeningEnded: object;
}

interface BudgetDecision {
  readonly requestId: string;
  readonly reasonRef?: string;
}

export interface DeadlinePassing {
  readonly kind: DeadlineKind;
  readonly about?: string;
  readonly passing: number;
  readonly stage: Stage;
}

export type EventType = keyof Events;

/** What an event does to the clocks, worked out when it was decided: the fold needs neither calendar nor policy. */
export interface ClockChange {
  readonly set?: readonly Deadline[];
  /** Keys as `deadlineKey` makes them. */
  readonly cleared?: readonly string[];
}

/** A decided fact that has not got its place in the journal yet. */
export type Decided<Type extends EventType = EventType> = {
  [K in Type]: { readonly type: K; readonly data: Events[K]; readonly clocks?: ClockChange };
}[Type];

/** One line of the journal. `seq` counts from 1 without gaps; `at` is an instant in UTC. */
export type CaseEvent<Type extends EventType = EventType> = Decided<Type> & {
  readonly seq: number;
  readonly at: string;
  readonly by: Actor;
  readonly commandId?: string;
};

export const clock: Actor = { subject: 'clock', role: 'clock', organisation: 'hub' };
