/** Why somebody who does not work on a case must read it now; codes, the words go to the dossier. */
export const breakGlassReasons = [
  'danger-to-life',
  'crisis',
  'case-holder-unreachable',
  'other-emergency',
] as const;
export type BreakGlassReason = (typeof breakGlassReasons)[number];

export const verdicts = ['justified', 'not-justified'] as const;
export type Verdict = (typeof verdicts)[number];

const grantMs = 60 * 60_000;
const reviewMs = 72 * 60 * 60_000;

export interface BreakGlass {
  readonly id: string;
  readonly caseNumber: string;
  readonly subject: string;
  readonly reason: BreakGlassReason;
  readonly textRef: string;
  readonly openedAt: string;
  readonly endsAt: string;
  /** After this a review that nobody did goes to the privacy officer, too. */
  readonly reviewBy: string;
}

/** Sixty minutes on one case, and three days to look back at it. */
export function breakGlassAt(
  broken: Pick<BreakGlass, 'id' | 'caseNumber' | 'subject' | 'reason' | 'textRef'>,
  openedAt: string,
): BreakGlass {
  const later = (ms: number) => new Date(Date.parse(openedAt) + ms).toISOString();
  return { ...broken, openedAt, endsAt: later(grantMs), reviewBy: later(reviewMs) };
}

export type ReviewRefusal = 'OWN_BREAK_GLASS' | 'ALREADY_REVIEWED';

/** Nobody judges what they did themselves. */
export function refuseReview(
  broken: { readonly subject: string; readonly reviewedAt?: string },
  reviewer: string,
): ReviewRefusal | undefined {
  if (broken.subject === reviewer) return 'OWN_BREAK_GLASS';
  return broken.reviewedAt === undefined ? undefined : 'ALREADY_REVIEWED';
}
