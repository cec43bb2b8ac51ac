import { amsterdamInstant } from '../calendar/amsterdam';
import type { Action, Case, Deadline, PlannedAction } from './case';
import type { Commands } from './commands';
import { deadlineAt, deadlineKey, startClock } from './deadlines';
import { refuseOutsideWork } from './referral';
import type { Refusal } from './refusal';
import { dataOf, type CommandRules, type Folds } from './rule';

/** Samen1plan: a new plan replaces open actions and keeps what was done or begun. */
export const planRules: CommandRules<'agreePlan'> = {
  agreePlan: {
    description: 'Agree the plan: goals and actions of everyone involved',
    refuse: (current, command) => refuseOutsideWork(current) ?? refusePlan(current, command),
    decide: (current, command, context) => [
      {
        type: 'planAgreed',
        data: dataOf<'agreePlan'>(command),
        clocks: {
          cleared: ['first-session', 'plan', 'follow-up-session', ...actionKeys(current)],
          set: [startClock('call-back', context), ...command.actions.flatMap(actionDeadlines)],
        },
      },
    ],
  },
};

export const planFolds: Folds<'planAgreed'> = {
  planAgreed: (current, { goals, actions }) => ({
    ...current,
    stage: 'call-back',
    callBack: { unanswered: 0 },
    plan: {
      goals,
      actions: [...settledActions(current), ...actions.map((planned) => renewed(current, planned))],
    },
  }),
};

/** Who has begun an action has begun it in the new plan too. */
function renewed(current: Case, planned: PlannedAction): Action {
  const earlier = current.plan?.actions.find(({ actionId }) => actionId === planned.actionId);
  return earlier?.status === 'started' ? { ...planned, status: 'started' } : opened(planned);
}

export function opened(planned: PlannedAction): Action {
  return { ...planned, status: 'open' };
}

export function isSettled(action: Action): boolean {
  return action.status === 'completed' || action.status === 'cancelled';
}

/** An action with a date is late after 17:00 of that day. */
export function actionDeadlines({ actionId, dueDate }: PlannedAction): readonly Deadline[] {
  return dueDate === undefined
    ? []
    : [deadlineAt('action', amsterdamInstant(dueDate, '17:00'), actionId)];
}

function settledActions(current: Case): readonly Action[] {
  return current.plan?.actions.filter(isSettled) ?? [];
}

function actionKeys(current: Case): readonly string[] {
  return current.deadlines.filter((deadline) => deadline.kind === 'action').map(deadlineKey);
}

function refusePlan(current: Case, { goals, actions }: Commands['agreePlan']): Refusal | undefined {
  const kept = settledActions(current).map((action) => action.actionId);
  const ids = actions.map((action) => action.actionId);
  if (new Set([...kept, ...ids]).size < kept.length + ids.length) return 'ACTION_ID_TAKEN';
  const goalIds = new Set(goals.map((goal) => goal.goalId));
  if (actions.some(({ goalId }) => goalId !== undefined && !goalIds.has(goalId)))
    return 'PLAN_GOAL_UNKNOWN';
  return refuseDependencies(actions, new Set([...kept, ...ids]));
}

/** Every dependency must stand in the plan, and following them must come to an end. */
function refuseDependencies(
  actions: readonly PlannedAction[],
  known: ReadonlySet<string>,
): Refusal | undefined {
  const waitsFor = new Map(actions.map((action) => [action.actionId, action.dependsOn]));
  if (actions.some((action) => action.dependsOn.some((id) => !known.has(id))))
    return 'PLAN_DEPENDENCY_UNKNOWN';
  const done = new Set<string>();
  const reaches = (id: string, path: ReadonlySet<string>): boolean => {
    if (path.has(id)) return true;
    if (done.has(id)) return false;
    const isCycle = (waitsFor.get(id) ?? []).some((next) => reaches(next, new Set([...path, id])));
    done.add(id);
    return isCycle;
  };
  return actions.some((action) => reaches(action.actionId, new Set()))
    ? 'PLAN_DEPENDENCY_CYCLE'
    : undefined;
}
