import { dueAt } from '../calendar/terms';
import type { Case, Deadline } from './case';
import { runningDeadlines, termOf } from './deadlines';
import type { Decided } from './events';
import type { Context, Folds } from './rule';
import { resume } from './suspension';

/** Who has a young person in view whom RMC would close after two months without contact (DOMAIN section 1). */
const keepInView = ['social-team', 'wil', 'rmc'];

/** What the clock has to say now: one event per deadline whose time has come, the oldest first. */
export function passDeadlines(current: Case, context: Context): readonly Decided[] {
  return runningDeadlines(current)
    .filter((deadline) => deadline.wakesAt !== undefined && deadline.wakesAt <= context.now)
    .sort((a, b) => ((a.wakesAt ?? '') < (b.wakesAt ?? '') ? -1 : 1))
    .map((deadline) => passDeadline(current, deadline, context));
}

export const clockFolds: Folds<'deadlinePassed' | 'outOfReach' | 'maxDurationReached'> = {
  deadlinePassed: (current) => current,
  outOfReach: (current) => current,
  maxDurationReached: (current) => current,
};

function passDeadline(current: Case, deadline: Deadline, context: Context): Decided {
  const passing = deadline.passings + 1;
  if (deadline.kind === 'suspension') return resume(current, context, true);
  if (deadline.kind === 'basis-expiry') return expire(deadline);
  if (deadline.kind === 'reopening')
    return { type: 'reopeningEnded', data: {}, clocks: { cleared: ['reopening'] } };
  if (deadline.kind === 'max-duration') {
    return { type: 'maxDurationReached', data: {}, clocks: { set: [settled(deadline, passing)] } };
  }
  if (deadline.kind === 'out-of-reach') {
    const data = { passing, inView: keepInView };
    return { type: 'outOfReach', data, clocks: { set: [again(deadline, passing, context)] } };
  }
  return missed(current, deadline, context);
}

function expire({ about = '' }: Deadline): Decided<'basisExpired'> {
  const cleared = [`basis-expiry/${about}`];
  return { type: 'basisExpired', data: { basisId: about }, clocks: { cleared } };
}

/** The first passing is for the case holder, the second for the project leader; after that everybody knows. */
function missed(current: Case, deadline: Deadline, context: Context): Decided<'deadlinePassed'> {
  const passing = deadline.passings + 1;
  const { kind, about } = deadline;
  const next = passing === 1 ? again(deadline, passing, context) : settled(deadline, passing);
  return {
    type: 'deadlinePassed',
    data: {
      kind,
      ...(about === undefined ? {} : { about }),
      passing,
      stage: current.stage,
      notify: passing === 1 ? 'case-holder' : 'project-leader',
    },
    clocks: { set: [next] },
  };
}

function again(deadline: Deadline, passings: number, { now, terms }: Context): Deadline {
  return { ...deadline, passings, wakesAt: dueAt(termOf(deadline.kind, terms), now) };
}

function settled({ wakesAt: _wakesAt, ...deadline }: Deadline, passings: number): Deadline {
  return { ...deadline, passings };
}
