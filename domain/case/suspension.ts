import { postponed } from '../calendar/terms';
import type { Case, Deadline } from './case';
import { deadlineAt, termOf } from './deadlines';
import type { Decided } from './events';
import { refuseWhenClosing } from './referral';
import type { Refusal } from './refusal';
import { dataOf, type CommandRules, type Context, type Folds } from './rule';

/** A suspension lies over the stage, has an end date and stops the clocks. */
export const suspensionRules: CommandRules<'suspendCase' | 'resumeCase'> = {
  suspendCase: {
    description: 'Suspend the case until a date',
    refuse: refuseSuspension,
    decide: (_current, command) => [
      {
        type: 'caseSuspended',
        data: dataOf<'suspendCase'>(command),
        clocks: { set: [deadlineAt('suspension', command.until)] },
      },
    ],
  },
  resumeCase: {
    description: 'Resume the suspended case',
    refuse: (current) => (current.suspension === undefined ? 'NOT_SUSPENDED' : undefined),
    decide: (current, _command, context) => [resume(current, context, false)],
  },
};

export const suspensionFolds: Folds<'caseSuspended' | 'caseResumed'> = {
  caseSuspended: (current, { reason, until }, at) => ({
    ...current,
    suspension: { since: at, until, reason },
  }),
  caseResumed: ({ suspension: _over, ...current }, { lapsed }) =>
    lapsed ? { ...current, suspensionLapsed: true } : current,
};

/** Every other deadline moves on by the time the case stood still. */
export function resume(current: Case, context: Context, lapsed: boolean): Decided<'caseResumed'> {
  const others = current.deadlines.filter(
    ({ kind }) => kind !== 'suspension' && kind !== 'basis-expiry',
  );
  const since = current.suspension?.since ?? context.now;
  return {
    type: 'caseResumed',
    data: { lapsed },
    clocks: {
      cleared: ['suspension'],
      set: others.map((deadline) => moved(deadline, since, context)),
    },
  };
}

function moved(deadline: Deadline, since: string, { now, terms }: Context): Deadline {
  const move = (instant: string) => postponed(termOf(deadline.kind, terms), instant, since, now);
  const wakes = deadline.wakesAt === undefined ? {} : { wakesAt: move(deadline.wakesAt) };
  return { ...deadline, dueAt: move(deadline.dueAt), ...wakes };
}

function refuseSuspension(
  current: Case,
  { until }: { readonly until: string },
  { now }: Context,
): Refusal | undefined {
  if (current.suspension !== undefined) return 'ALREADY_SUSPENDED';
  return refuseWhenClosing(current) ?? (until <= now ? 'END_IN_PAST' : undefined);
}
