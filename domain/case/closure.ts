import { hasUndecidedMoney } from './budget';
import { openSession, type Case, type Outcome } from './case';
import type { Command } from './commands';
import { keysOfWork, startClock } from './deadlines';
import type { Decided } from './events';
import { openHandoffs } from './open-handoffs';
import type { Refusal } from './refusal';
import { refuseWhenClosing } from './referral';
import { dataOf, type CommandRules, type Folds } from './rule';

/** Endings with somebody left to look back with; the others close the case at once. */
export function isEvaluated(outcome: Outcome | undefined): boolean {
  return outcome === 'breakthrough' || outcome === 'handed-over' || outcome === 'no-breakthrough';
}

export const closureRules: CommandRules<'closeCase' | 'reopenCase'> = {
  closeCase: {
    description: 'Close the case with its outcome',
    refuse: refuseClosure,
    decide: (current, command, context) => [
      ...cancelledSession(current),
      {
        type: 'caseClosed',
        data: dataOf<'closeCase'>(command),
        clocks: {
          cleared: keysOfWork(current),
          set: [startClock(isEvaluated(command.outcome) ? 'evaluation' : 'reopening', context)],
        },
      },
    ],
  },
  reopenCase: {
    description: 'Reopen the closed case',
    refuse: (current) => {
      if (current.stage !== 'closed') return 'CASE_NOT_CLOSED';
      return current.isEnded === true ? 'REOPENING_TOO_LATE' : undefined;
    },
    decide: (current, command, context) => [
      {
        type: 'caseReopened',
        data: dataOf<'reopenCase'>(command),
        clocks: {
          cleared: ['reopening'],
          set: [
            startClock(wasAccepted(current) ? 'plan' : 'triage', context),
            startClock('out-of-reach', context),
            startClock('max-duration', context),
          ],
        },
      },
    ],
  },
};

export const closureFolds: Folds<'caseClosed' | 'caseReopened' | 'reopeningEnded'> = {
  caseClosed: ({ suspension: _suspension, ...current }, { outcome }, at) => ({
    ...current,
    stage: isEvaluated(outcome) ? 'closure' : 'closed',
    outcome,
    closedAt: at,
  }),
  caseReopened: ({
    outcome: _outcome,
    closedAt: _closed,
    evaluatedAt: _evaluated,
    aftercareUntil: _until,
    ...current
  }) => ({
    ...current,
    stage: wasAccepted(current) ? 'plan' : 'referral',
  }),
  reopeningEnded: (current) => ({ ...current, isEnded: true }),
};

/** A referral that was redirected goes back to triage; there is no plan to go back to. */
function wasAccepted(current: Pick<Case, 'caseHolder'>): boolean {
  return current.caseHolder !== undefined;
}

/** Before triage nothing was tried yet, so nothing can have broken through or failed to. */
function refuseClosure(
  current: Case,
  { outcome, closeAnyway = false }: Command<'closeCase'>,
): Refusal | undefined {
  const needsWork = outcome === 'breakthrough' || outcome === 'no-breakthrough';
  if (current.stage === 'referral' && needsWork) return 'REFERRAL_NOT_DECIDED';
  const refusal = refuseWhenClosing(current);
  if (refusal !== undefined) return refusal;
  if (hasUndecidedMoney(current)) return 'BUDGET_UNDECIDED';
  return !closeAnyway && openHandoffs(current).length > 0 ? 'HANDOFF_OPEN' : undefined;
}

/** Nobody comes to a session of a closed case: its place at the table is free again. */
function cancelledSession(current: Case): readonly Decided<'sessionRecorded'>[] {
  const open = openSession(current);
  if (open === undefined) return [];
  return [
    {
      type: 'sessionRecorded',
      data: { sessionId: open.sessionId, outcome: 'cancelled', attendees: [] },
    },
  ];
}
