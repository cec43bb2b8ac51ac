import type { BudgetPolicy } from '../budget/budget';
import type { DeliveryPolicy } from '../handoff/handoff';
import type { RetentionPolicy } from '../retention/retention-policy';

export type Team = 'adult' | 'youth';

export type Weekday =
  'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Seconds are for demonstrations and tests, where minutes have to show weeks. */
export type TermUnit = 'working-days' | 'calendar-days' | 'weeks' | 'seconds';

export interface Term {
  readonly unit: TermUnit;
  readonly count: number;
}

export type TermName =
  | 'triage'
  | 'intake'
  | 'first-session'
  | 'plan'
  | 'call-back'
  | 'follow-up-session'
  | 'out-of-reach'
  | 'max-duration'
  | 'evaluation'
  | 'aftercare'
  | 'crisis';

/** Every term is written out in the policy file: one left out is an error, never a silent default. */
export type Terms = Readonly<Record<TermName, Term>>;

/** A fixed place at the table; the backup (achterwacht) comes when the member is absent. Member codes, never names. */
export interface Seat {
  readonly role: string;
  readonly member: string;
  readonly backup: string;
}

/** The fixed weekly table of one team: `from` and `until` are HH:MM in Amsterdam. */
export interface WeeklyTable {
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly until: string;
  readonly slotMinutes: number;
  readonly place: string;
  readonly seats: readonly Seat[];
  /** Codes of the partner organisations that may be asked to join a session. */
  readonly onCall: readonly string[];
}

/** The signal report that the policy group answers. */
export interface ReportPolicy {
  readonly everyWeeks: number;
  /** Monday of the first edition; each appears at 06:00 Amsterdam time. */
  readonly firstOn: string;
  /** Fewer cases than this, and the report gives no number. */
  readonly threshold: number;
  /** Sections of the factsheet: codes with the Dutch words for them. */
  readonly questions: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
}

/** What a municipality decides about its own Op Koers; the version travels with every case that was judged by it. */
export interface Policy {
  readonly municipality: string;
  readonly version: string;
  readonly terms: Terms;
  readonly tables: Readonly<Record<Team, WeeklyTable>>;
  /** More open cases than this is an attention, never a refusal. */
  readonly maxOpenCases: Readonly<Record<Team, number>>;
  /** What people may raise signals about: a code, and the Dutch words for it. */
  readonly signalThemes: Readonly<Record<string, string>>;
  readonly report: ReportPolicy;
  readonly handoffs: DeliveryPolicy;
  readonly retention: RetentionPolicy;
  readonly budget: BudgetPolicy;
  /** By which mandate the table deviates from rules, as people cite it. */
  readonly deviationMandate: string;
  /** What an hour of a professional costs, in cents. */
  readonly hourlyRateCents: number;
}
