/** Days counted from the referral, so that a step that is played again says the same. */
export interface Dates {
  day(daysAfterReferral: number): string;
  instant(daysAfterReferral: number): string;
}

type Fields = Readonly<Record<string, unknown>>;

/** What answers called what they made, by the name a step gave it. */
export type IdOf = (name: string) => string;

export type Body = Fields | ((dates: Dates, idOf: IdOf) => Fields);

/** One request that changes something; in its path `{case}` stands for the case number and `{id:name}` for a made id. */
export interface CommandStep {
  readonly kind: 'command';
  readonly as: string;
  /** What a person at the terminal reads after the member's code. */
  readonly says: string;
  readonly name: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: Body;
  /** What is made gets this name for later steps. */
  readonly makes?: { readonly kind: 'basis' | 'handoff'; readonly name: string };
  /** The code with which the hub must refuse it. */
  readonly refusal?: string;
}

/** Takes the next free slot of the table and records at once how the session went. */
export interface SessionStep {
  readonly kind: 'session';
  readonly as: string;
  readonly says: string;
  readonly plan: {
    readonly kind: 'first' | 'follow-up';
    readonly invitees: readonly string[];
    readonly isDigital: boolean;
  };
  readonly outcome: {
    readonly outcome: 'held' | 'resident-absent';
    readonly attendees: readonly string[];
    readonly minutes?: number;
    readonly summary: string;
  };
}

/** Nobody acts until this deadline has passed. */
export interface OverdueStep {
  readonly kind: 'overdue';
  readonly deadline: 'triage' | 'call-back';
  readonly says: string;
}

/** Waits until the partner has brought its hand-off this far. */
export interface HandoffStatusStep {
  readonly kind: 'handoff-status';
  readonly handoff: string;
  readonly status: 'accepted' | 'rejected' | 'completed' | 'cancelled';
  readonly says: string;
}

/** Waits until a silent partner was reminded and then brought to people's attention. */
export interface HandoffOverdueStep {
  readonly kind: 'handoff-overdue';
  readonly handoff: string;
  readonly says: string;
}

/** Waits until everyone has confirmed a withdrawal. */
export interface ReceiptStep {
  readonly kind: 'receipt';
  readonly basis: string;
  readonly says: string;
}

/** Shows who sits at the table on the day of the case's last session. */
export interface AgendaStep {
  readonly kind: 'agenda';
  readonly as: string;
  readonly team: 'adult' | 'youth';
}

export type WaitStep = HandoffStatusStep | HandoffOverdueStep | ReceiptStep;

export type Step = CommandStep | SessionStep | OverdueStep | AgendaStep | WaitStep;

export interface CaseScript {
  readonly number: number;
  readonly title: string;
  /** Invented, like everyone here. */
  readonly resident: string;
  readonly referral: { readonly as: string; readonly body: object };
  readonly steps: readonly Step[];
  readonly ends: {
    readonly stage: 'closed' | 'aftercare';
    readonly outcome: string;
    /** The last status of every hand-off, by partner. */
    readonly handoffs: Readonly<Record<string, HandoffStatusStep['status']>>;
  };
}
