import { dueAt } from '../calendar/terms';
import type { DataCategory } from '../basis/category';
import type { PartnerAnswer } from './answer';
import type { HandoffFact, HandoffEventType, StopReason, TermChange } from './events';
import { foldFact } from './fold-handoff';
import type { Handoff, HandoffDeadline, HandoffDeadlineKind, Withdrawal } from './handoff';
import { isSettledStatus, mayBecome } from './status';

/** A decided fact that has not got its place yet. */
export type DecidedFact = {
  [K in HandoffEventType]: Omit<HandoffFact<K>, 'n' | 'at'>;
}[HandoffEventType];

/** Gives decided facts their place and folds them in. */
export function applyFacts(
  current: Handoff,
  decided: readonly DecidedFact[],
  at: string,
): { readonly current: Handoff; readonly facts: readonly HandoffFact[] } {
  return decided.reduce<{ current: Handoff; facts: readonly HandoffFact[] }>(
    (applied, decision) => {
      const fact: HandoffFact = { ...decision, n: applied.current.seq + 1, at };
      return { current: foldFact(applied.current, fact), facts: [...applied.facts, fact] };
    },
    { current, facts: [] },
  );
}

/** The plan's order allows it: delivering begins. */
export function begin(current: Handoff): readonly DecidedFact[] {
  return current.status === 'waiting' ? [{ type: 'handoffPermitted', data: about(current) }] : [];
}

/** An answer can come before the hub knows that its message arrived; then nothing is waited for any more. */
export function deliver(current: Handoff, attempts: number, now: string): readonly DecidedFact[] {
  if (current.deliveryState === 'delivered') return [];
  const terms = current.status === 'permitted' ? { set: [term(current, 'acceptance', now)] } : {};
  return [{ type: 'handoffDelivered', data: { ...about(current), attempts, terms } }];
}

export function delay(
  current: Handoff,
  trouble: { readonly attempts: number; readonly trouble: string },
): readonly DecidedFact[] {
  return current.deliveryState === 'sending'
    ? [{ type: 'handoffDelayed', data: { ...about(current), ...trouble } }]
    : [];
}

/** The last attempt failed, or the partner refused the message for good: work for a person. */
export function deadLetter(
  current: Handoff,
  trouble: { readonly attempts: number; readonly trouble: string },
): readonly DecidedFact[] {
  if (!isBeingSent(current)) return [];
  return [{ type: 'handoffDeadLettered', data: { ...about(current), ...trouble } }];
}

/** Sends a dead letter once more, or a recall that could not be delivered. */
export function resend(current: Handoff): readonly DecidedFact[] {
  if (current.withdrawal?.state === 'undeliverable') {
    const { deliveryState } = current;
    return [{ type: 'handoffResent', data: { ...about(current), deliveryState } }];
  }
  if (current.deliveryState !== 'dead-letter' || current.status !== 'permitted') return [];
  return [{ type: 'handoffResent', data: { ...about(current), deliveryState: 'sending' } }];
}

/** Every answer is kept; it is applied when it is newer than those before it and the status may change that way. */
export function answer(
  current: Handoff,
  { partner: _partner, receivedAt: _receivedAt, ...said }: PartnerAnswer,
  now: string,
): readonly DecidedFact[] {
  const isApplied = applies(current, said);
  const data = { ...said, isApplied };
  if (!isApplied) return [{ type: 'handoffAnswered', data }];
  const terms = termsAfter(current, said.status, now);
  return [{ type: 'handoffAnswered', data: { ...data, terms } }];
}

/**
 * Stops a hand-off that is open, and takes back what may have left of one that is settled when its basis was withdrawn.
 * A cancellation that crosses the last answer of the partner comes too late and does nothing.
 */
export function stop(
  current: Handoff,
  ask: { readonly why: StopReason; readonly withdrawnAt: string },
): readonly DecidedFact[] {
  const isSettled = isSettledStatus(current.status);
  if (isSettled && ask.why !== 'basis-withdrawn') return [];
  if (current.withdrawal !== undefined && current.withdrawal.categories === undefined) return [];
  const withdrawal = withdrawalOf(current, ask);
  const cleared: readonly HandoffDeadlineKind[] = ['acceptance', 'progress', 'completion'];
  const data = { ...about(current), why: ask.why, withdrawal, terms: { cleared } };
  return [{ type: 'handoffStopped', data }];
}

/** Takes back some categories of a hand-off that goes on with the others. */
export function narrow(
  current: Handoff,
  categories: readonly DataCategory[],
  withdrawnAt: string,
): readonly DecidedFact[] {
  const gone = current.categories.filter((category) => categories.includes(category));
  const isTakenBackWhole =
    current.withdrawal !== undefined && current.withdrawal.categories === undefined;
  if (gone.length === 0 || isTakenBackWhole) return [];
  const taken = [...(current.withdrawal?.categories ?? []), ...gone];
  const withdrawal: Withdrawal = {
    ...withdrawalOf(current, { why: 'basis-withdrawn', withdrawnAt }),
    categories: taken,
  };
  return [{ type: 'handoffNarrowed', data: { ...about(current), categories: gone, withdrawal } }];
}

export function recalled(current: Handoff, now: string): readonly DecidedFact[] {
  if (current.withdrawal?.state !== 'recalling') return [];
  const set = [term(current, 'deletion', now)];
  return [{ type: 'handoffRecalled', data: { ...about(current), terms: { set } } }];
}

export function recallFailed(current: Handoff, trouble: string): readonly DecidedFact[] {
  return current.withdrawal?.state === 'recalling'
    ? [{ type: 'handoffRecallFailed', data: { ...about(current), trouble } }]
    : [];
}

export function neverSent(current: Handoff): readonly DecidedFact[] {
  return current.withdrawal?.state === 'recalling'
    ? [{ type: 'handoffNeverSent', data: about(current) }]
    : [];
}

export function reminded(current: Handoff, kind: HandoffDeadlineKind): readonly DecidedFact[] {
  return [{ type: 'handoffReminded', data: { ...about(current), kind } }];
}

/** A term that passes the first time is a reminder to the partner and a word to the case holder; then the project leader hears. */
export function passTerms(current: Handoff, now: string): readonly DecidedFact[] {
  return current.deadlines
    .filter(({ wakesAt }) => wakesAt !== undefined && wakesAt <= now)
    .map((deadline) => {
      const passing = deadline.passings + 1;
      const { wakesAt: _wakesAt, ...known } = deadline;
      const again = dueAt(current.terms[deadline.kind], now);
      const next = { ...known, passings: passing, ...(passing === 1 ? { wakesAt: again } : {}) };
      return {
        type: 'handoffTermPassed' as const,
        data: {
          ...about(current),
          kind: deadline.kind,
          passing,
          notify: passing === 1 ? ('case-holder' as const) : ('project-leader' as const),
          terms: { set: [next] },
        },
      };
    });
}

/** A term that passed for the first time, of which the partner has not been reminded yet. */
export function reminderDue({ deadlines }: Handoff): HandoffDeadlineKind | undefined {
  return deadlines.find(({ passings, isReminded }) => passings > 0 && isReminded !== true)?.kind;
}

export function nextTermAt({ deadlines }: Handoff): string | undefined {
  const wakes = deadlines.flatMap(({ wakesAt }) => (wakesAt === undefined ? [] : [wakesAt]));
  return wakes.sort().at(0);
}

/** Nothing more can be expected: settled, and what was to be taken back is confirmed or never left. */
export function isDone({ status, withdrawal }: Handoff): boolean {
  if (!isSettledStatus(status)) return false;
  return withdrawal === undefined || isConfirmed(withdrawal);
}

function isConfirmed({ state }: Withdrawal): boolean {
  return state === 'nothing-sent' || state === 'deleted' || state === 'kept';
}

export function isBeingSent({ status, deliveryState }: Handoff): boolean {
  return status === 'permitted' && (deliveryState === 'sending' || deliveryState === 'delayed');
}

function about({ handoffId }: Handoff): { readonly handoffId: string } {
  return { handoffId };
}

function withdrawalOf(
  current: Handoff,
  { why, withdrawnAt }: { readonly why: StopReason; readonly withdrawnAt: string },
): Withdrawal {
  const told: Withdrawal['why'] =
    why === 'basis-over' ? 'basis-withdrawn' : why === 'action-gone' ? 'cancelled' : why;
  return current.status !== 'waiting'
    ? { why: told, withdrawnAt, state: 'recalling' }
    : { why: told, withdrawnAt, state: 'nothing-sent', settledAt: withdrawnAt };
}

function applies(
  { status, partnerSequence, withdrawal }: Handoff,
  said: Pick<PartnerAnswer, 'status' | 'sequence'>,
): boolean {
  if (said.status === 'deleted' || said.status === 'kept')
    return withdrawal !== undefined && !isConfirmed(withdrawal);
  const cannotChange = status === 'waiting' || isSettledStatus(status);
  if (cannotChange || said.sequence <= partnerSequence) return false;
  // Whoever reports progress has accepted, also when the acceptance itself got lost or comes later.
  const impliesAcceptance = status === 'permitted' || status === 'requested';
  return impliesAcceptance || isAnotherWord(status, said.status) || mayBecome(status, said.status);
}

/** Progress on what was in progress already renews its term. */
function isAnotherWord(status: string, said: string): boolean {
  return status === said && ['in-progress', 'on-hold'].includes(status);
}

function termsAfter(current: Handoff, status: PartnerAnswer['status'], now: string): TermChange {
  switch (status) {
    case 'deleted':
    case 'kept':
      return { cleared: ['deletion'] };
    case 'rejected':
    case 'completed':
    case 'failed':
      return { cleared: ['acceptance', 'progress', 'completion'] };
    case 'accepted':
    case 'in-progress':
    case 'on-hold': {
      const completion = current.acceptedAt === undefined ? [term(current, 'completion', now)] : [];
      return { cleared: ['acceptance'], set: [term(current, 'progress', now), ...completion] };
    }
  }
}

function term(current: Handoff, kind: HandoffDeadlineKind, now: string): HandoffDeadline {
  const at = dueAt(current.terms[kind], now);
  return { kind, dueAt: at, wakesAt: at, passings: 0 };
}
