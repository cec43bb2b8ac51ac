import { ActivityFailure, CancellationScope } from '@temporalio/workflow';
import { partnerActivities, summaryOf } from '../partner-handoff/partner-activities';
import { stopIfRefused } from '../refused';
import type { CorrectionNoticeInput, CorrectionNoticeResult } from './correction-notice-messages';

/**
 * Tells one partner of one correction (AVG art. 19), as long as that takes; whom no message reaches is for the case holder. It
 * is no part of the hand-off, which may have ended.
 */
export function correctionNotice(input: CorrectionNoticeInput): Promise<CorrectionNoticeResult> {
  stopIfRefused(input);
  // "Cancel" in the Temporal UI must not leave a partner untold.
  return CancellationScope.nonCancellable(() => tell(input));
}

async function tell(input: CorrectionNoticeInput): Promise<CorrectionNoticeResult> {
  const { tellCorrection, leaveCorrection } = partnerActivities(input.handoff);
  const summary = summaryOf(input.handoff, 'correction');
  try {
    await tellCorrection.executeWithOptions({ summary }, [input]);
    return { told: 'by-message' };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    await leaveCorrection(input);
    return { told: 'by-phone' };
  }
}
