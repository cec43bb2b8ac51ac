import {
  defineSearchAttributeKey,
  type SearchAttributePair,
  type SearchAttributeUpdatePair,
} from '@temporalio/common';
import { defineSignal } from '@temporalio/workflow';
import type { PartnerAnswer } from '../../domain/handoff/answer';
import { nextTermAt } from '../../domain/handoff/decide-handoff';
import type { StopAsk } from '../../domain/handoff/errand';
import type { HandoffFact } from '../../domain/handoff/events';
import type { Handoff } from '../../domain/handoff/handoff';
import { placeOf } from '../../domain/handoff/handoff-id';

export const partnerHandoffType = 'partnerHandoff';

/** What a run starts with; after continue-as-new operators read it in full in the Temporal UI. */
export interface PartnerHandoffInput {
  readonly handoff: Handoff;
  readonly isReleased: boolean;
  /** A hand-off that had ended is started again only to take back what was sent. */
  readonly stop?: StopAsk;
  /** Facts the case has not heard of yet. */
  readonly unreported?: readonly HandoffFact[];
  /** This run continues as new after so many events. */
  readonly eventsPerRun: number;
}

export interface PartnerHandoffResult {
  readonly status: Handoff['status'];
  readonly withdrawal: string;
}

/** `case/OK-2026-00042/handoff/2` for `OK-2026-00042-H2`. */
export function handoffWorkflowId(handoffId: string): string {
  const place = placeOf(handoffId);
  if (place === undefined) throw new Error('not the id of a hand-off');
  return `case/${place.caseNumber}/handoff/${String(place.number)}`;
}

export const partnerAnsweredSignal = defineSignal<[PartnerAnswer]>('partnerAnswered');
/** The partner's system said that something changed there: look now. */
export const partnerNudgedSignal = defineSignal('partnerNudged');
/** Sending has failed several times; from the activity that goes on trying. */
export const deliveryDelayedSignal =
  defineSignal<[{ readonly attempts: number; readonly trouble: string }]>('deliveryDelayed');

export const releaseHandoffSignal = defineSignal('releaseHandoff');
export const stopHandoffSignal = defineSignal<[StopAsk]>('stopHandoff');
export const resendHandoffSignal = defineSignal('resendHandoff');

const keys = {
  partner: defineSearchAttributeKey('Partner', 'KEYWORD'),
  status: defineSearchAttributeKey('HandoffStatus', 'KEYWORD'),
  attention: defineSearchAttributeKey('Attention', 'KEYWORD_LIST'),
  nextDeadline: defineSearchAttributeKey('NextDeadline', 'DATETIME'),
  overdue: defineSearchAttributeKey('Overdue', 'BOOL'),
};

/** What operators find hand-offs by: codes and dates only, for search attributes are never encrypted. */
export function handoffSearchAttributes(current: Handoff): SearchAttributeUpdatePair[] {
  const next = nextTermAt(current);
  return [
    { key: keys.partner, value: current.partner },
    { key: keys.status, value: current.status },
    { key: keys.attention, value: [...troubleOf(current)] },
    { key: keys.overdue, value: current.deadlines.some(({ passings }) => passings > 0) },
    { key: keys.nextDeadline, value: next === undefined ? null : new Date(next) },
  ];
}

/** The same in the summary of the child: `Hand-off 2 to viveste, help-request`. */
export function handoffSummary({ number, partner, kind }: Handoff): string {
  return `Hand-off ${String(number)} to ${partner}, ${kind}`;
}

export function startAttributes(current: Handoff): SearchAttributePair[] {
  return handoffSearchAttributes(current).filter(
    (pair): pair is SearchAttributePair => pair.value !== null,
  );
}

function troubleOf({ deliveryState, withdrawal }: Handoff): readonly string[] {
  return [
    ...(deliveryState === 'dead-letter' ? ['handoff-dead-letter'] : []),
    ...(deliveryState === 'delayed' ? ['handoff-delayed'] : []),
    ...(withdrawal?.state === 'undeliverable' ? ['recall-undeliverable'] : []),
  ];
}
