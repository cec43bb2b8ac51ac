import type { CommandStep } from './script';
import { post } from './steps';

interface Worth {
  readonly says: string;
  readonly followUp: readonly object[];
  readonly handoffCosts?: readonly object[];
  readonly otherCosts?: readonly object[];
  /** Codes of the hub's price list. */
  readonly reference?: readonly string[];
  readonly judgement?: {
    readonly verdict: 'cost-effective';
    readonly ground: 'evidence' | 'judgement';
    readonly explanation: string;
  };
}

/** What the case cost and what would have happened without it, as the report of 2022 has it. */
export function worth(as: string, { says, reference = [], ...entered }: Worth): CommandStep {
  const events = reference.map((code) => ({ code }));
  return post(as, `enters costs and effects: ${says}`, 'effects', {
    ...entered,
    reference: events,
  });
}

/** Hours of work between the sessions, from the lowest to the highest estimate. */
export function hours(party: string, low: number, high = low) {
  return { party, lowMinutes: low * 60, highMinutes: high * 60 };
}

/** What a partner's part cost, in euros; without an amount it is unknown. */
export function costOf(partner: string, euros?: number) {
  return { partner, ...(euros === undefined ? {} : amountOf(euros)) };
}

export function amountOf(euros: number) {
  return { amount: { lowCents: euros * 100, highCents: euros * 100 } };
}
