import type { Judgement, Verdict } from './effects-record';
import type { Total } from './total';

/** What a verdict rests on; `missing-amounts` says why it is hard to determine. */
export type Ground = 'amounts' | 'evidence' | 'judgement' | 'missing-amounts';

export interface Judged {
  readonly verdict: Verdict;
  readonly ground: Ground;
  /** By amounts: how much the one side is ahead of the other, in cents. What is unknown must not pass it. */
  readonly marginCents?: number;
  readonly explanationRef?: string;
}

interface Sides {
  readonly intervention: Total;
  readonly reference: Total;
}

/** Amounts decide where they can; where they cannot, people do, and say on what ground. */
export function judge(sides: Sides, judgement?: Judgement): Judged {
  const byAmounts = judgeByAmounts(sides);
  if (judgement === undefined)
    return byAmounts ?? { verdict: 'hard-to-determine', ground: 'missing-amounts' };
  const { verdict, ground, explanationRef } = judgement;
  return { verdict, ground, explanationRef };
}

/**
 * What is unknown only makes a side dearer. So a reference that is known to be dearer stands, as long as the unknown part
 * of the intervention stays below the margin; the other way round nothing of the reference may be unknown.
 */
function judgeByAmounts({ intervention, reference }: Sides): Judged | undefined {
  const ahead = reference.lowCents - intervention.highCents;
  if (ahead > 0 && intervention.highCents > 0)
    return { verdict: 'cost-effective', ground: 'amounts', marginCents: ahead };
  const behind = intervention.lowCents - reference.highCents;
  if (behind > 0 && reference.isComplete)
    return { verdict: 'not-cost-effective', ground: 'amounts', marginCents: behind };
  return undefined;
}
