import type { Basis } from '../basis/basis';
import type { BudgetRequest } from '../budget/budget';
import type { Handoff } from '../handoff/handoff';
import type { Team } from '../policy/policy';

/** A stage says what the case waits for next (DESIGN section 5). `suspended` is not a stage: it lies over one. */
export type Stage =
  | 'referral'
  | 'intake'
  | 'first-session'
  | 'plan'
  | 'call-back'
  | 'follow-up-session'
  | 'closure'
  | 'aftercare'
  | 'closed';

/** The twelve domains of the intake form; DOMAIN section 3. */
export const lifeDomains = [
  'work',
  'education',
  'daytime-activity',
  'income',
  'debts',
  'addiction',
  'social-contacts',
  'housing',
  'relationships',
  'mental-health',
  'physical-health',
  'other',
] as const;
export type LifeDomain = (typeof lifeDomains)[number];

/** What cannot wait three days: losing the home, gas or water or light, the health insurance. */
export const crisisKinds = ['eviction', 'cut-off', 'insurance', 'other'] as const;
export type CrisisKind = (typeof crisisKinds)[number];

/** Who did something. `subject` is an opaque member code, never a name; the clock acts as itself. */
export interface Actor {
  readonly subject: string;
  readonly role: string;
  readonly organisation: string;
}

export const outcomes = [
  'breakthrough',
  'handed-over',
  'no-breakthrough',
  'withdrawn',
  'no-contact',
  'moved',
  'deceased',
  'duplicate',
] as const;
export type Outcome = (typeof outcomes)[number] | 'redirected';

export interface Intake {
  readonly lifeDomains: readonly LifeDomain[];
  readonly firstPriority?: LifeDomain;
  readonly solutionRef?: string;
  readonly successCriterionRef?: string;
  readonly wantedAtTable: readonly string[];
  /** What is asked, as codes of the policy, for the factsheet. */
  readonly questions?: readonly string[];
}

export type SessionKind = 'first' | 'follow-up';
export type SessionOutcome = 'held' | 'cancelled' | 'resident-absent';

export interface Session {
  readonly sessionId: string;
  readonly kind: SessionKind;
  readonly startsAt: string;
  readonly outcome?: SessionOutcome;
  readonly hadResident?: boolean;
}

export type ActionStatus = 'open' | 'started' | 'completed' | 'cancelled';

export interface Goal {
  readonly goalId: string;
  readonly whatRef: string;
}

export interface PlannedAction {
  readonly actionId: string;
  readonly goalId?: string;
  /** Who does it: `resident`, a role at the table or an organisation, as a code. */
  readonly owner: string;
  readonly whatRef: string;
  readonly dependsOn: readonly string[];
  /** Calendar date; the action is late after 17:00 Amsterdam of that day. */
  readonly dueDate?: string;
  readonly lifeDomain?: LifeDomain;
}

export interface Action extends PlannedAction {
  readonly status: ActionStatus;
  readonly wasBlocked?: true;
}

export interface Plan {
  readonly goals: readonly Goal[];
  readonly actions: readonly Action[];
}

/** A motivated deviation (gemotiveerde afwijking) from a rule, with the text to hand to who carries it out. */
export interface Deviation {
  readonly deviationId: string;
  readonly rule: string;
  readonly article?: string;
  readonly mandate: string;
  readonly decidedBy: string;
  readonly reasonRef: string;
  readonly insteadOfRef?: string;
  readonly decisionRef: string;
  readonly recordedAt: string;
}

export type CallBackOutcome = 'goes-well' | 'follow-up-wanted' | 'worse';

export type DeadlineKind =
  | 'triage'
  | 'intake'
  | 'first-session'
  | 'plan'
  | 'call-back'
  | 'follow-up-session'
  | 'evaluation'
  | 'aftercare'
  | 'action'
  | 'out-of-reach'
  | 'max-duration'
  | 'suspension'
  | 'reopening'
  | 'crisis'
  | 'basis-expiry';

export interface Deadline {
  readonly kind: DeadlineKind;
  /** Which action or basis, for deadlines of kind `action` and `basis-expiry`. */
  readonly about?: string;
  readonly dueAt: string;
  /** When the clock looks again; absent once nobody needs to be told any more. */
  readonly wakesAt?: string;
  readonly passings: number;
}

/**
 * The fold of a case's journal. Plain JSON, no texts: names, contact data and stories are dossier entries
 * that fields ending in `Ref` point to. Travels through continue-as-new, where operators read it in full.
 */
export interface Case {
  readonly caseNumber: string;
  /** Sequence number of the last journal event folded in. */
  readonly sequence: number;
  readonly stage: Stage;
  readonly team: Team;
  readonly source: string;
  readonly urgency: 'normal' | 'crisis';
  readonly crises?: readonly CrisisKind[];
  readonly isKnownToResident?: boolean;
  readonly lifeDomains: readonly LifeDomain[];
  readonly personRef?: string;
  readonly storyRef: string;
  readonly earlierCase?: string;
  readonly referredAt: string;
  readonly caseHolder?: string;
  readonly backup?: string;
  readonly members: readonly string[];
  readonly intake?: Intake;
  readonly sessions: readonly Session[];
  readonly plan?: Plan;
  /** Absent in cases from before there were any. */
  readonly bases?: readonly Basis[];
  readonly handoffs?: readonly Handoff[];
  readonly budget?: readonly BudgetRequest[];
  readonly deviations?: readonly Deviation[];
  readonly callBack: { readonly unanswered: number; readonly lastOutcome?: CallBackOutcome };
  readonly suspension?: { readonly since: string; readonly until: string; readonly reason: string };
  readonly suspensionLapsed?: true;
  readonly outcome?: Outcome;
  readonly closedAt?: string;
  readonly evaluatedAt?: string;
  readonly aftercareUntil?: string;
  readonly deadlines: readonly Deadline[];
  /** Nothing can happen to this case any more: the period in which it may be reopened is over. */
  readonly isEnded?: true;
}

export function openSession(current: Case): Session | undefined {
  return current.sessions.find((session) => session.outcome === undefined);
}

/** Closed, or on the way there: the work on the plan is over. */
export function isClosing(current: Case): boolean {
  return ['closure', 'aftercare', 'closed'].includes(current.stage);
}
