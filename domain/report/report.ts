import type { DeadlineKind, LifeDomain, Outcome } from '../case/case';
import type { Commands, SignalWindow } from '../case/commands';
import type { RejectionReason } from '../handoff/status';
import type { Published } from './counts';

/** One issue of the signal report: what it covers and how it came about. Instants in UTC. */
export interface EditionFacts {
  /** Counts from 1 without gaps. */
  readonly edition: number;
  /** `extra`: asked for by a person, between two of the schedule. */
  readonly kind: 'scheduled' | 'extra';
  readonly from: string;
  readonly until: string;
  /** Published more than an hour after its time, because the hub was away. */
  readonly isLate: boolean;
  /** Fewer cases than this, and there is no number. */
  readonly threshold: number;
  readonly municipality: string;
  readonly policyVersion: string;
}

/** Against the last edition; `new` was never published before, `returning` was, but not in the last one. */
export type Trend = 'new' | 'returning' | 'growing' | 'shrinking' | 'same' | 'unknown';

export interface ThemeLine {
  readonly theme: string;
  /** Of the signal that the policy group answers; absent as long as the theme was never published. */
  readonly signal?: number;
  /** Case signals: one per case and window. */
  readonly count: Published;
  readonly windows: Readonly<Record<SignalWindow, Published>>;
  /** As published then; absent in the first edition. */
  readonly previous?: Published;
  readonly trend: Trend;
  /** Organisations that enough of these signals name. */
  readonly organisations: readonly string[];
}

export interface CountLine<Code extends string = string> {
  readonly code: Code;
  readonly count: Published;
}

/** How one partner answered the hand-offs of the period. */
export interface PartnerLine {
  readonly partner: string;
  readonly answers: Published;
  readonly accepted: Published;
  readonly declined: Readonly<Record<RejectionReason, Published>>;
  /** No answer within the term. */
  readonly silent: Published;
  /** From delivery to acceptance, whole calendar days; absent when `accepted` is withheld. */
  readonly meanDaysToAccept?: number;
}

export type Success = Commands['recordEvaluation']['success'];
export const successes = [
  'reached',
  'partly',
  'not-reached',
  'unknown',
] as const satisfies readonly Success[];

export const budgetFigures = ['approved', 'spent', 'refunded'] as const;
export type BudgetFigure = (typeof budgetFigures)[number];

/** How residents looked back, of those who did in the period. */
export interface Evaluations {
  readonly success: readonly CountLine<Success>[];
  /** From 1 to 10, rounded; absent when too few gave one. */
  readonly meanSatisfaction?: number;
}

/** Counted since the start of Op Koers, not per edition. */
export interface Factsheet {
  readonly residents: Published;
  readonly conversations: Published;
  readonly organisations: Published;
  readonly questions: readonly CountLine[];
  readonly lifeDomains: readonly CountLine<LifeDomain>[];
  readonly results: readonly CountLine[];
  /** By the resident's own criterion; only in older editions, see decision 0038. */
  readonly successes?: readonly CountLine<Success>[];
  /** Life domains that are better or solved now. Absent in editions from before it was counted. */
  readonly improved?: readonly CountLine<LifeDomain>[];
}

export const figureNames = ['cases', 'referrals', 'conversations', 'handoffs', 'closures'] as const;
export type FigureName = (typeof figureNames)[number];

/** What one edition publishes, after disclosure control; it never changes again. Free of personal data. */
export interface SignalReport {
  readonly edition: EditionFacts;
  readonly figures: Readonly<Record<FigureName, Published>>;
  readonly previousFigures?: Readonly<Record<FigureName, Published>>;
  readonly themes: readonly ThemeLine[];
  readonly windows: Readonly<Record<SignalWindow, Published>>;
  readonly signals: Published;
  readonly organisations: readonly CountLine[];
  readonly partners: readonly PartnerLine[];
  /** Only rules that enough cases deviated from. */
  readonly rules: readonly CountLine[];
  readonly outcomes: readonly CountLine<Outcome>[];
  /** Cases in which a term of this kind passed. */
  readonly termsMissed: readonly CountLine<DeadlineKind>[];
  /** Whole euros. Absent, like the next, in editions from before it was counted. */
  readonly budget?: readonly CountLine<BudgetFigure>[];
  readonly evaluations?: Evaluations;
  readonly factsheet: Factsheet;
}
