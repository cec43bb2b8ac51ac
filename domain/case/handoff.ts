import { covers, isOver } from '../basis/basis';
import { chooseCategories } from '../handoff/content';
import { foldHandoff, openHandoff } from '../handoff/fold-handoff';
import type { HandoffFact, HandoffEventType } from '../handoff/events';
import type { Handoff, HandoffOrder } from '../handoff/handoff';
import { handoffIdOf } from '../handoff/handoff-id';
import { completion, findAction, isBlocked, refuseOpenAction } from './action';
import { findBasis } from './basis';
import { isClosing, type Case } from './case';
import type { Command } from './commands';
import type { Decided, Events } from './events';
import { findHandoff, openHandoffs } from './open-handoffs';
import { isSettled } from './plan';
import { refuseOutsideWork } from './referral';
import type { Refusal } from './refusal';
import type { CommandRules, Context, Folds } from './rule';

type HandoffCommand = 'requestHandoff' | 'cancelHandoff' | 'takeOverHandoff' | 'resendHandoff';

/** What the case decides about its hand-offs; how each goes on is decided by the hand-off itself. */
export const handoffRules: CommandRules<HandoffCommand> = {
  requestHandoff: {
    description: 'Hand an action off to a partner',
    refuse: refuseRequest,
    decide: (current, command, { now }) => [
      { type: 'handoffRequested', data: orderOf(current, command, now) },
    ],
  },
  cancelHandoff: {
    description: 'Cancel a hand-off',
    refuse: (current, { handoffId }) => refuseStop(current, handoffId),
    decide: (_current, { handoffId, reasonRef }) => [
      {
        type: 'handoffStopAsked',
        data: { handoffId, why: 'cancelled', ...(reasonRef === undefined ? {} : { reasonRef }) },
      },
    ],
  },
  takeOverHandoff: {
    description: 'Take a hand-off over from the partner',
    refuse: (current, { handoffId }) => refuseStop(current, handoffId),
    decide: (_current, { handoffId, reasonRef }) => [
      { type: 'handoffStopAsked', data: { handoffId, why: 'taken-over', reasonRef } },
    ],
  },
  resendHandoff: {
    description: 'Send a hand-off again that could not be delivered',
    refuse: (current, { handoffId }) => {
      const handoff = findHandoff(current, handoffId);
      if (handoff === undefined) return 'HANDOFF_UNKNOWN';
      return isStuck(handoff) ? undefined : 'HANDOFF_NOT_STUCK';
    },
    decide: (_current, { handoffId }) => [{ type: 'handoffResendAsked', data: { handoffId } }],
  },
};

type OwnFolds = Folds<
  'handoffRequested' | 'handoffReleased' | 'handoffStopAsked' | 'handoffResendAsked'
>;

const ownFolds: OwnFolds = {
  handoffRequested: (current, order) => ({
    ...current,
    handoffs: [...(current.handoffs ?? []), openHandoff(order)],
  }),
  handoffReleased: (current, { handoffId }, at) =>
    change(current, handoffId, (handoff) => ({ ...handoff, releasedAt: at })),
  handoffStopAsked: (current, { handoffId }, at) =>
    change(current, handoffId, (handoff) => ({ ...handoff, stopAskedAt: at })),
  handoffResendAsked: (current) => current,
};

/** What hand-offs report, folded as they fold it themselves. */
export const handoffFolds: OwnFolds & Folds<HandoffEventType> = {
  ...ownFolds,
  handoffPermitted: reported('handoffPermitted'),
  handoffDelivered: reported('handoffDelivered'),
  handoffDelayed: reported('handoffDelayed'),
  handoffDeadLettered: reported('handoffDeadLettered'),
  handoffResent: reported('handoffResent'),
  handoffAnswered: reported('handoffAnswered'),
  handoffTermPassed: reported('handoffTermPassed'),
  handoffReminded: reported('handoffReminded'),
  handoffStopped: reported('handoffStopped'),
  handoffNarrowed: reported('handoffNarrowed'),
  handoffRecalled: reported('handoffRecalled'),
  handoffRecallFailed: reported('handoffRecallFailed'),
  handoffNeverSent: reported('handoffNeverSent'),
};

/**
 * What follows for hand-offs from what just happened to the case: one is let go when its action waits for nothing, one
 * whose action is gone need not start, and what a partner completed is done.
 */
export function consequences(current: Case): readonly Decided[] {
  return (current.handoffs ?? []).flatMap((handoff) => consequencesFor(current, handoff));
}

/** A hand-off's own facts as lines of the journal; those the case has already are left out. */
export function reportedFacts(
  current: Case,
  handoffId: string,
  facts: readonly HandoffFact[],
): readonly Decided[] {
  const known = findHandoff(current, handoffId)?.seq;
  if (known === undefined) return [];
  return facts.filter(({ n }) => n > known).map((fact) => asEvent(current, fact));
}

/** The first hand-off that reaches a partner ends the crisis term. */
function asEvent(current: Case, fact: HandoffFact): Decided {
  const endsCrisis =
    fact.type === 'handoffDelivered' && current.deadlines.some(({ kind }) => kind === 'crisis');
  return endsCrisis ? { ...fact, clocks: { cleared: ['crisis'] } } : fact;
}

function consequencesFor(current: Case, handoff: Handoff): readonly Decided[] {
  const { actionId, status, stopAskedAt, outcomeRef } = handoff;
  const action = findAction(current, actionId);
  if (status === 'waiting' && stopAskedAt === undefined) return whileWaiting(current, handoff);
  const isDone = status === 'completed' && action !== undefined && !isSettled(action);
  return isDone && !isClosing(current)
    ? completion(current, actionId, { resultRef: outcomeRef })
    : [];
}

function whileWaiting(current: Case, handoff: Handoff): readonly Decided[] {
  const { handoffId, actionId, releasedAt } = handoff;
  const action = findAction(current, actionId);
  if (action === undefined || action.status === 'cancelled')
    return [{ type: 'handoffStopAsked', data: { handoffId, why: 'action-gone' } }];
  const isFree = releasedAt === undefined && !isBlocked(current, actionId);
  return isFree ? [{ type: 'handoffReleased', data: { handoffId } }] : [];
}

function refuseRequest(
  current: Case,
  command: Command<'requestHandoff'>,
  { now }: Context,
): Refusal | undefined {
  const refusal = refuseOutsideWork(current) ?? refuseOpenAction(current, command.actionId);
  if (refusal !== undefined) return refusal;
  const { partner, actionId, categories, partnerMay } = command;
  const basis = findBasis(current, command.basisId);
  if (basis === undefined) return 'BASIS_UNKNOWN';
  if (isOver(basis, now)) return 'BASIS_OVER';
  if (covers(basis, partner, now) === undefined) return 'BASIS_DOES_NOT_COVER_PARTNER';
  if (!categories.every((category) => partnerMay.includes(category))) return 'CATEGORY_NOT_ALLOWED';
  const isSecond = openHandoffs(current).some(
    (other) => other.partner === partner && other.actionId === actionId,
  );
  return isSecond ? 'HANDOFF_ALREADY_OPEN' : undefined;
}

function orderOf(
  current: Case,
  { by: _by, partnerMay, ...asked }: Command<'requestHandoff'>,
  now: string,
): HandoffOrder {
  const number = (current.handoffs?.length ?? 0) + 1;
  const covered = covers(findBasis(current, asked.basisId), asked.partner, now) ?? [];
  const { goes } = chooseCategories(asked.categories, partnerMay, covered);
  const lifeDomain = findAction(current, asked.actionId)?.lifeDomain;
  return {
    ...asked,
    handoffId: handoffIdOf(current.caseNumber, number),
    number,
    categories: goes,
    urgency: current.urgency,
    requestedAt: now,
    // What the action is about is a category too: it goes along only where that one may.
    ...(lifeDomain !== undefined && goes.includes(lifeDomain) ? { lifeDomain } : {}),
  };
}

function refuseStop(current: Case, handoffId: string): Refusal | undefined {
  const handoff = findHandoff(current, handoffId);
  if (handoff === undefined) return 'HANDOFF_UNKNOWN';
  const isOpen = openHandoffs(current).includes(handoff) && handoff.stopAskedAt === undefined;
  return isOpen ? undefined : 'HANDOFF_SETTLED';
}

/** A dead letter, or a recall that could not be delivered. */
function isStuck({ deliveryState, status, withdrawal }: Handoff): boolean {
  const isDeadLetter = deliveryState === 'dead-letter' && status === 'permitted';
  return isDeadLetter || withdrawal?.state === 'undeliverable';
}

function reported<Type extends HandoffEventType>(type: Type) {
  return (current: Case, data: Events[Type], at: string): Case =>
    change(current, data.handoffId, (handoff) => foldHandoff(handoff, type, data, at));
}

function change(current: Case, handoffId: string, to: (handoff: Handoff) => Handoff): Case {
  const handoffs = (current.handoffs ?? []).map((handoff) =>
    handoff.handoffId === handoffId ? to(handoff) : handoff,
  );
  return { ...current, handoffs };
}
