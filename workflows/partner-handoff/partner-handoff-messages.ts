import { defineSignal } from '@temporalio/workflow';
import type { PartnerAnswer } from '../../domain/handoff/answer';
import { placeOf } from '../../domain/handoff/handoff-id';

export const partnerHandoffType = 'partnerHandoff';

/** `case/OK-2026-00042/handoff/2`; throws for what is no id of a hand-off. */
export function handoffWorkflowId(handoffId: string): string {
  const place = placeOf(handoffId);
  if (place === undefined) throw new Error('This is no id of a hand-off.');
  return `case/${place.caseNumber}/handoff/${String(place.number)}`;
}

export const partnerAnsweredSignal = defineSignal<[PartnerAnswer]>('partnerAnswered');
export const partnerNudgedSignal = defineSignal('partnerNudged');
