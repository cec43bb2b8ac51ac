/** From the lowest to the highest estimate, in cents. */
export interface CentsRange {
  readonly lowCents: number;
  readonly highCents: number;
}

/** Work between the sessions; without minutes nobody knows how much it was. */
export interface FollowUp {
  /** A role at the table or an organisation. */
  readonly party: string;
  readonly lowMinutes?: number;
  readonly highMinutes?: number;
}

/** What a partner's part cost; without an amount it is unknown. */
export interface HandoffCost {
  readonly partner: string;
  readonly handoffId?: string;
  readonly amount?: CentsRange;
}

export interface OtherCost {
  readonly whatRef: string;
  readonly amount?: CentsRange;
}

/** Something that would have happened without Op Koers, with the price list's line as it was then. */
export interface LifeEvent {
  readonly code: string;
  /** Whole months after the referral. */
  readonly fromMonth: number;
  /** How long it would have lasted. */
  readonly months: number;
  /** How long the price is for. */
  readonly pricedMonths: number;
  /** Absent: it costs, but there is no amount. */
  readonly priceCents?: number;
  readonly priceYear: number;
  readonly source: string;
}

export const verdicts = ['cost-effective', 'not-cost-effective', 'hard-to-determine'] as const;
export type Verdict = (typeof verdicts)[number];

/** What people say where amounts do not: by earlier studies, or by what they saw themselves. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly ground: 'evidence' | 'judgement';
  readonly explanationRef: string;
}

/** What people enter for the effects calculator; the rest is in the journal. */
export interface EffectsRecord {
  /** Version of the price list. */
  readonly priceList: string;
  readonly hourlyRateCents: number;
  readonly followUp: readonly FollowUp[];
  readonly handoffCosts: readonly HandoffCost[];
  readonly otherCosts: readonly OtherCost[];
  readonly reference: readonly LifeEvent[];
  readonly judgement?: Judgement;
}

/** Whether all of it can be counted with: whole, not negative, and no range the wrong way round. */
export function areAmounts(record: EffectsRecord): boolean {
  const { hourlyRateCents, followUp, handoffCosts, otherCosts, reference } = record;
  const ranges = [...handoffCosts, ...otherCosts].flatMap(({ amount }) =>
    amount === undefined ? [] : [[amount.lowCents, amount.highCents] as const],
  );
  const minutes = followUp.flatMap(({ lowMinutes, highMinutes = lowMinutes }) =>
    lowMinutes === undefined || highMinutes === undefined
      ? []
      : [[lowMinutes, highMinutes] as const],
  );
  return (
    isCount(hourlyRateCents) &&
    [...ranges, ...minutes].every(([low, high]) => isCount(low) && isCount(high) && low <= high) &&
    reference.every(
      ({ months, pricedMonths, priceCents = 0 }) =>
        [months, pricedMonths, priceCents].every(isCount) && pricedMonths > 0,
    )
  );
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
