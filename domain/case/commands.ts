import type { NewBasis, WithdrawalScope } from '../basis/basis';
import type { DataCategory } from '../basis/category';
import type { BudgetPolicy } from '../budget/budget';
import type { EffectsRecord } from '../effects/effects-record';
import type { HandoffOrder } from '../handoff/handoff';
import type { Team } from '../policy/policy';
import type {
  Actor,
  CallBackOutcome,
  Goal,
  Intake,
  LifeDomain,
  Outcome,
  PlannedAction,
  SessionKind,
  SessionOutcome,
} from './case';

/** DDAS vroegsignalering, contactpogingen.soort. */
export const contactKinds = [
  'Mail',
  'Brief',
  'SMS/Whatsapp',
  'Telefoon',
  'Huisbezoek',
  'Kaartje',
  'Overige',
  'Administratief',
] as const;
/** DDAS vroegsignalering, contactpogingen.dagdeel. */
export const partsOfDay = ['Ochtend', 'Middag', 'Avond'] as const;

export const redirectReasons = [
  'one-question',
  'other-municipality',
  'already-helped',
  'resident-declined',
  'other',
] as const;
export const suspensionReasons = [
  'waiting-for-decision',
  'waiting-list',
  'admission',
  'detention',
  'abroad',
  'resident-asked',
  'other',
] as const;
export const noBreakthroughReasons = [
  'rules-block',
  'no-housing',
  'no-capacity',
  'resident-stopped',
  'other',
] as const;
export const windows = ['resident', 'professional', 'organisation', 'government'] as const;
export type SignalWindow = (typeof windows)[number];

export interface ContactAttempt {
  readonly soort: (typeof contactKinds)[number];
  readonly dagdeel: (typeof partsOfDay)[number];
  readonly reached: boolean;
}

export interface DomainSituation {
  readonly lifeDomain: LifeDomain;
  readonly situation: 'worse' | 'same' | 'better' | 'solved';
}

/** What is asked of a partner, with what the partner's file says of it at that moment. */
export interface HandoffRequest extends Omit<
  HandoffOrder,
  'handoffId' | 'number' | 'urgency' | 'requestedAt' | 'commandId' | 'lifeDomain'
> {
  /** What this partner may ever get. */
  readonly partnerMay: readonly DataCategory[];
}

/** What each command carries; field names ending in `Ref` point to a dossier entry (DESIGN section 5). */
export interface Commands {
  acceptReferral: { readonly team: Team; readonly caseHolder: string; readonly backup?: string };
  redirectReferral: {
    readonly to: string;
    readonly reason: (typeof redirectReasons)[number];
    readonly reasonRef?: string;
  };
  recordIntake: Intake;
  scheduleSession: {
    readonly sessionId: string;
    readonly kind: SessionKind;
    readonly startsAt: string;
    readonly isDigital: boolean;
    readonly placeRef?: string;
    readonly invitees: readonly string[];
    /** Whose slot was claimed for it; absent when none was. */
    readonly claimedTeam?: Team;
  };
  recordSession: {
    readonly sessionId: string;
    readonly outcome: SessionOutcome;
    readonly attendees: readonly string[];
    readonly minutes?: number;
    /** The story the resident told; the summary is what was agreed. */
    readonly toldRef?: string;
    readonly summaryRef?: string;
  };
  agreePlan: { readonly goals: readonly Goal[]; readonly actions: readonly PlannedAction[] };
  addAction: PlannedAction;
  startAction: { readonly actionId: string };
  completeAction: {
    readonly actionId: string;
    readonly resultRef?: string;
    /** One of the policy's results, for the factsheet. */
    readonly achieved?: string;
  };
  cancelAction: { readonly actionId: string; readonly reasonRef?: string };
  recordCallBackAttempt: ContactAttempt & {
    readonly outcome?: CallBackOutcome;
    readonly noteRef?: string;
  };
  recordContactAttempt: ContactAttempt & { readonly noteRef?: string };
  recordBasis: NewBasis;
  withdrawBasis: WithdrawalScope & { readonly basisId: string };
  requestHandoff: HandoffRequest;
  cancelHandoff: { readonly handoffId: string; readonly reasonRef?: string };
  takeOverHandoff: { readonly handoffId: string; readonly reasonRef: string };
  resendHandoff: { readonly handoffId: string };
  recordDeviation: {
    /** The statute or procedure deviated from, as a citation without personal data. */
    readonly rule: string;
    readonly article?: string;
    readonly reasonRef: string;
    readonly insteadOfRef?: string;
    /** Member code of the mandate holder. */
    readonly decidedBy: string;
    /** By which mandate; absent, like the two below, in deviations from before it was asked. */
    readonly mandate?: string;
    readonly deviationId?: string;
    /** The decision as text, for the organisation that carries it out. */
    readonly decisionRef?: string;
  };
  requestBudget: {
    readonly requestId: string;
    readonly amountCents: number;
    readonly purposeRef: string;
    readonly breakthroughRef: string;
    /** What was thought of instead. */
    readonly alternativesRef?: string;
    readonly policy: BudgetPolicy;
  };
  decideBudget: {
    readonly requestId: string;
    readonly decision: 'approve' | 'reject';
    readonly reasonRef?: string;
    readonly policy: BudgetPolicy;
  };
  recordSpend: {
    readonly requestId: string;
    readonly spendId: string;
    readonly amountCents: number;
    readonly receiptRef?: string;
  };
  recordRefund: {
    readonly requestId: string;
    readonly spendId: string;
    readonly refundId: string;
    readonly amountCents: number;
    readonly receiptRef?: string;
  };
  raiseSignal: {
    readonly theme: string;
    readonly window: SignalWindow;
    readonly organisations: readonly string[];
    readonly rule?: string;
    readonly textRef?: string;
  };
  suspendCase: {
    readonly reason: (typeof suspensionReasons)[number];
    readonly reasonRef?: string;
    readonly until: string;
  };
  resumeCase: object;
  changeTeam: {
    readonly caseHolder: string;
    readonly backup?: string;
    readonly members: readonly string[];
  };
  closeCase: {
    readonly outcome: Exclude<Outcome, 'redirected'>;
    readonly handedOverTo?: string;
    readonly reason?: (typeof noBreakthroughReasons)[number];
    readonly reasonRef?: string;
    /** Hand-offs that are open go on after the case is closed. */
    readonly closeAnyway?: boolean;
  };
  recordEvaluation: {
    /** By the resident's own criterion. */
    readonly success: 'reached' | 'partly' | 'not-reached' | 'unknown';
    /** 1 (very dissatisfied) to 10. */
    readonly satisfaction?: number;
    readonly situation: readonly DomainSituation[];
    readonly noteRef?: string;
  };
  /** May be recorded again; the last one counts. */
  recordEffects: EffectsRecord;
  startAftercare: { readonly until?: string };
  recordPilotFlameContact: ContactAttempt & { readonly noteRef?: string };
  endAftercare: object;
  reopenCase: { readonly reasonRef: string };
}

export type CommandName = keyof Commands;

/** A command as the workflow's update carries it. `commandId` is unique for ever, per caller and Idempotency-Key. */
export type Command<Name extends CommandName = CommandName> = Commands[Name] & {
  readonly commandId: string;
  readonly by: Actor;
};
