import { received, type ReceiptFacts } from '../basis/receipt';
import type { Case } from '../case/case';
import type { DeliveryPolicy, Handoff } from '../handoff/handoff';

/** `deleted` and `kept`: what the partner said when all of it was taken back, long before. */
export const heardKinds = ['told', 'not-told', 'deleted', 'kept'] as const;

/** Whether a partner that had something of an erased case knows that it is to delete it (AVG art. 19). */
export interface ErasureNotice {
  readonly handoffId: string;
  readonly partner: string;
  readonly heard: (typeof heardKinds)[number];
}

/** Who is to be told, how a message is tried, and what the partner said already. */
export interface ErasureRecipient {
  readonly handoffId: string;
  readonly partner: string;
  readonly delivery: DeliveryPolicy;
  readonly before?: 'deleted' | 'kept';
}

interface RecipientFacts extends Pick<ReceiptFacts, 'egress' | 'carriesContent'> {
  readonly current: Pick<Case, 'handoffs'>;
}

/** One line per hand-off with which personal data reached a partner, or may have. */
export function erasureRecipients({
  current,
  ...facts
}: RecipientFacts): readonly ErasureRecipient[] {
  return (current.handoffs ?? [])
    .filter((handoff) => received(handoff, facts).length > 0)
    .map((handoff) => {
      const { handoffId, partner, delivery } = handoff;
      const before = saidBefore(handoff);
      return { handoffId, partner, delivery, ...(before === undefined ? {} : { before }) };
    });
}

/** Of single categories a partner may have confirmed it, and still have the others. */
function saidBefore({ withdrawal }: Handoff): 'deleted' | 'kept' | undefined {
  if (withdrawal === undefined || withdrawal.categories !== undefined) return undefined;
  const { state } = withdrawal;
  return state === 'deleted' || state === 'kept' ? state : undefined;
}
