import { ActivityFailure } from '@temporalio/workflow';
import type { ErasureNotice, ErasureRecipient } from '../../domain/erasure/recipients';
import { partnerActivities } from '../partner-handoff/partner-activities';

/** Longer than all tries of a message; a partner that no worker speaks to any more does not hold up an erasure for ever. */
const triesEnd = { scheduleToCloseTimeout: '5 days' } as const;

/** Asks each partner that still has something to delete it (AVG art. 19), and says of each whether it knows. */
export function tellPartners(
  recipients: readonly ErasureRecipient[],
  toldAt: string,
): Promise<readonly ErasureNotice[]> {
  return Promise.all(
    recipients.map(async (recipient): Promise<ErasureNotice> => {
      const { handoffId, partner, before } = recipient;
      const heard = before ?? ((await isTold(recipient, toldAt)) ? 'told' : 'not-told');
      return { handoffId, partner, heard };
    }),
  );
}

async function isTold(recipient: ErasureRecipient, toldAt: string): Promise<boolean> {
  const { tellErasure } = partnerActivities(recipient);
  try {
    await tellErasure.executeWithOptions(triesEnd, [{ handoffId: recipient.handoffId, toldAt }]);
    return true;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return false;
  }
}
