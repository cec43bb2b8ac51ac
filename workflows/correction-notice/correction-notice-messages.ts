import type { Handoff } from '../../domain/handoff/handoff';
import { placeOf } from '../../domain/handoff/handoff-id';

export const correctionNoticeType = 'correctionNotice';

/** Which hand-off's partner hears of which correcting entry. */
export interface CorrectionNoticeInput {
  readonly handoff: Handoff;
  readonly entryId: string;
}

/** What operators read of a run that ended. */
export interface CorrectionNoticeResult {
  readonly told: 'by-message' | 'by-phone';
}

/** `case/OK-2026-00042/handoff/2/correction/…`: below the case, so that it is erased along with it. */
export function correctionNoticeId({ handoff, entryId }: CorrectionNoticeInput): string {
  const place = placeOf(handoff.handoffId);
  if (place === undefined) throw new Error('not the id of a hand-off');
  return `case/${place.caseNumber}/handoff/${String(place.number)}/correction/${entryId}`;
}
