import type { Team, Term } from '../policy/policy';

/** Seconds are for demonstrations and proofs, where minutes have to show years. */
export interface RetentionTerm {
  readonly unit: 'years' | 'seconds';
  readonly count: number;
}

export interface RetentionRule {
  /** As the bases cite them. */
  readonly laws: readonly string[];
  readonly keep: RetentionTerm;
  /** Where the term stands. */
  readonly source: string;
  /** The resident may ask for destruction before the term is over. */
  readonly endsOnRequest: boolean;
}

/** What a municipality keeps for how long; every name below is one of `grounds`. */
export interface RetentionPolicy {
  readonly grounds: Readonly<Record<string, RetentionRule>>;
  /** What the file of a case falls under that had a plan. */
  readonly fileOf: Readonly<Record<Team, string>>;
  readonly withoutPlan: string;
  readonly consent: string;
  /** For a law that no ground names. */
  readonly otherLaw: string;
  /** Between the approval of an erasure and the erasing: it can be cancelled until then. */
  readonly erasureWait: Term;
  /** The access log and the processing log, counted from the end of each day. */
  readonly logs: { readonly keep: RetentionTerm; readonly source: string };
}
