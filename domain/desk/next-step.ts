import { caseSteps } from './case-steps';
import { handoffSteps } from './handoff-steps';
import { stepOf, stepStates, type DeskView, type Step } from './step';
import type { Viewer } from './viewer';

/** Everything to do in this case or to wait for, the most urgent first. */
export function stepsOf(view: DeskView, viewer: Viewer): readonly Step[] {
  return [...caseSteps(view), ...handoffSteps(view)]
    .map((draft) => stepOf(draft, view, viewer))
    .toSorted(byUrgency);
}

/** The one thing to do now: what the viewer is to do, or else what somebody else is, or what is waited for. */
export function nextStep(view: DeskView, viewer: Viewer): Step {
  const steps = stepsOf(view, viewer);
  const toDo = steps.filter(({ state }) => state !== 'waiting');
  const [next = nothing(view)] = [...toDo.filter(({ isYours }) => isYours), ...toDo, ...steps];
  return next;
}

/** What has a date comes before what has none, and the oldest first. */
export function byUrgency(one: Step, other: Step): number {
  const byState = stepStates.indexOf(one.state) - stepStates.indexOf(other.state);
  if (byState !== 0) return byState;
  return when(one) < when(other) ? -1 : when(one) > when(other) ? 1 : 0;
}

function when({ dueAt, since }: Step): string {
  return `${dueAt ?? '9999'} ${since}`;
}

function nothing({ current: { referredAt, closedAt } }: DeskView): Step {
  const common = { kind: 'nothing', state: 'waiting', workingDaysLate: 0 } as const;
  return { ...common, since: closedAt ?? referredAt, who: { kind: 'nobody' }, isYours: false };
}
