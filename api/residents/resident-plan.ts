import type { DataCategory } from '../../domain/basis/category';
import type { Receipt } from '../../domain/basis/receipt';
import type { LifeDomain } from '../../domain/case/case';

export type StepState = 'done' | 'cancelled' | 'busy' | 'open' | 'waits';

/** One step of the plan, in the words in which it was agreed. */
export interface PlanStep {
  /** Counts from 1, in the plan's order. */
  readonly number: number;
  readonly actionId: string;
  readonly what: string;
  readonly isMine: boolean;
  /** Code of a role or an organisation, and its name when it is a partner's. */
  readonly owner: string;
  readonly ownerName?: string;
  readonly state: StepState;
  readonly isLate: boolean;
  /** Calendar date. */
  readonly dueDate?: string;
  /** Numbers of the steps it still waits for. */
  readonly after: readonly number[];
}

export type ShareState =
  'not-asked' | 'waits' | 'asked' | 'helps' | 'done' | 'declined' | 'stopped';

/** One organisation that may know something of the resident, did, or was asked. */
export interface SharedWith {
  /** Counts from 1 and never changes: new organisations come last. */
  readonly number: number;
  readonly partner: string;
  readonly name: string;
  /** What has reached it, or may have. */
  readonly knows: readonly DataCategory[];
  /** What it may be told now. */
  readonly may: readonly DataCategory[];
  readonly state: ShareState;
  /** The steps it was asked for. */
  readonly steps: readonly number[];
  /** Of the consent that stands. */
  readonly agreedAt?: string;
  readonly canStop: boolean;
  readonly law?: { readonly law: string; readonly article: string };
  readonly stoppedAt?: string;
}

export type Happening =
  | { readonly kind: 'plan-made' | 'talked' | 'called' | 'not-reached' | 'closed' | 'reopened' }
  | { readonly kind: 'step-done' | 'step-added'; readonly what: string }
  | { readonly kind: 'agreed' | 'stopped'; readonly names: readonly string[] }
  | {
      readonly kind: 'helps' | 'cannot-help' | 'helped' | 'deleted';
      readonly names: readonly string[];
    };

export type Happened = Happening & { readonly at: string };

export type Appointment =
  | { readonly kind: 'session'; readonly at: string; readonly place?: string }
  | { readonly kind: 'call-back'; readonly at: string };

/** Everything a resident reads of their own case. */
export interface ResidentPlan {
  /** `looking-back`: closed, and whether it was a success is not said yet. */
  readonly stage: 'before-plan' | 'running' | 'looking-back' | 'finished';
  readonly steps: readonly PlanStep[];
  readonly goals: readonly string[];
  readonly wanted: {
    readonly first?: LifeDomain;
    readonly solution?: string;
    readonly success?: string;
  };
  readonly appointments: readonly Appointment[];
  readonly sharing: readonly SharedWith[];
  /** Newest first. */
  readonly happened: readonly Happened[];
  /** Until when the table keeps in touch after closing. */
  readonly aftercareUntil?: string;
  /** What was given since then is kept, and does not show yet. */
  readonly behindSince?: string;
}

export interface ResidentReceipt extends Omit<Receipt, 'handoffs' | 'stays' | 'basisId'> {
  readonly partners: readonly (Omit<Receipt['handoffs'][number], 'handoffId' | 'noteRef'> & {
    readonly name: string;
    /** What the law makes it keep, in its own words. */
    readonly note?: string;
  })[];
  readonly stays: readonly (Omit<Receipt['stays'][number], 'handoffId' | 'basisId'> & {
    readonly name: string;
  })[];
}
