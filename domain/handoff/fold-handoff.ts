import type { HandoffFact, HandoffEvents, HandoffEventType, TermChange } from './events';
import type { Handoff, HandoffDeadline, HandoffOrder, Withdrawal } from './handoff';
import type { HandoffStatus } from './status';

/** A hand-off before anything happened to it. */
export function openHandoff(order: HandoffOrder): Handoff {
  return {
    ...order,
    seq: 0,
    status: 'waiting',
    statusAt: order.requestedAt,
    deliveryState: 'not-sent',
    attempts: 0,
    partnerSequence: 0,
    messages: 1,
    deadlines: [],
  };
}

/** The hand-off after one more of its events. */
export function foldHandoff<Type extends HandoffEventType>(
  current: Handoff,
  type: Type,
  data: HandoffEvents[Type],
  at: string,
): Handoff {
  const folded = folds[type](current, data, at);
  const deadlines = foldTerms(folded.deadlines, data.terms);
  return { ...folded, seq: current.seq + 1, deadlines };
}

/** The same for a fact whose type is not known. */
export function foldFact<Type extends HandoffEventType>(
  current: Handoff,
  fact: HandoffFact<Type>,
): Handoff {
  const { type, data }: { type: Type; data: HandoffEvents[Type] } = fact;
  return foldHandoff(current, type, data, fact.at);
}

type Folds = {
  readonly [T in HandoffEventType]: (
    current: Handoff,
    data: HandoffEvents[T],
    at: string,
  ) => Handoff;
};

const folds: Folds = {
  handoffPermitted: (current, _data, at) => ({
    ...become(current, 'permitted', at),
    deliveryState: 'sending',
  }),
  handoffDelivered: ({ trouble: _over, ...current }, { attempts }, at) => ({
    ...(current.status === 'permitted' ? become(current, 'requested', at) : current),
    deliveryState: 'delivered',
    deliveredAt: at,
    attempts,
  }),
  handoffDelayed: (current, { attempts, trouble }) => ({
    ...current,
    deliveryState: 'delayed',
    attempts,
    trouble,
  }),
  handoffDeadLettered: (current, { attempts, trouble }) => ({
    ...current,
    deliveryState: 'dead-letter',
    attempts,
    trouble,
  }),
  handoffResent: (current, { deliveryState }) =>
    current.withdrawal?.state === 'undeliverable'
      ? withWithdrawal(current, { state: 'recalling' })
      : { ...current, deliveryState },
  handoffAnswered: foldAnswer,
  handoffTermPassed: (current) => current,
  handoffReminded: (current, { kind }) => ({
    ...current,
    messages: current.messages + 1,
    deadlines: current.deadlines.map((deadline) =>
      deadline.kind === kind ? { ...deadline, isReminded: true } : deadline,
    ),
  }),
  handoffStopped: (current, { why, withdrawal }, at) => ({
    ...(isOpenStatus(current.status)
      ? { ...become(current, 'cancelled', at), reason: why }
      : current),
    withdrawal,
  }),
  handoffNarrowed: (current, { categories, withdrawal }) => ({
    ...current,
    categories: current.categories.filter((category) => !categories.includes(category)),
    withdrawal,
  }),
  handoffRecalled: (current) => ({
    ...withWithdrawal(current, { state: 'recalled' }),
    messages: current.messages + 1,
  }),
  handoffRecallFailed: (current, { trouble }) => ({
    ...withWithdrawal(current, { state: 'undeliverable' }),
    trouble,
  }),
  handoffNeverSent: (current, _data, at) =>
    withWithdrawal(current, { state: 'nothing-sent', settledAt: at }),
};

function foldAnswer(
  current: Handoff,
  { isApplied, status, sequence, reason, noteRef, outcomeRef }: HandoffEvents['handoffAnswered'],
  at: string,
): Handoff {
  if (!isApplied) return current;
  const note = noteRef === undefined ? {} : { noteRef };
  if (status === 'deleted' || status === 'kept')
    return withWithdrawal(current, { state: status, settledAt: at, ...note });
  const { trouble: _over, ...rest } = become(current, status, at);
  const isAcceptance = status !== 'rejected' && current.acceptedAt === undefined;
  return {
    ...rest,
    deliveryState: 'delivered',
    deliveredAt: current.deliveredAt ?? at,
    partnerSequence: sequence,
    ...(isAcceptance ? { acceptedAt: at } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...note,
    ...(outcomeRef === undefined ? {} : { outcomeRef }),
  };
}

function become(current: Handoff, status: HandoffStatus, statusAt: string): Handoff {
  return { ...current, status, statusAt };
}

function isOpenStatus(status: HandoffStatus): boolean {
  return !['rejected', 'completed', 'failed', 'cancelled'].includes(status);
}

function withWithdrawal(current: Handoff, change: Partial<Withdrawal>): Handoff {
  if (current.withdrawal === undefined) return current;
  return { ...current, withdrawal: { ...current.withdrawal, ...change } };
}

function foldTerms(
  deadlines: readonly HandoffDeadline[],
  { set = [], cleared = [] }: TermChange = {},
): readonly HandoffDeadline[] {
  const gone = new Set([...cleared, ...set.map(({ kind }) => kind)]);
  return [...deadlines.filter(({ kind }) => !gone.has(kind)), ...set];
}
