import type { Action, ActionStatus, Case } from './case';
import type { Decided } from './events';
import { actionDeadlines, isSettled, opened } from './plan';
import { refuseOutsideWork } from './referral';
import type { Refusal } from './refusal';
import { dataOf, type CommandRules, type Folds } from './rule';

type ActionCommand = 'addAction' | 'startAction' | 'completeAction' | 'cancelAction';

export const actionRules: CommandRules<ActionCommand> = {
  addAction: {
    description: 'Add an action to the plan',
    refuse: (current, command) => refuseOutsideWork(current) ?? refuseNewAction(current, command),
    decide: (_current, command) => [
      {
        type: 'actionAdded',
        data: dataOf<'addAction'>(command),
        clocks: { set: actionDeadlines(command) },
      },
    ],
  },
  startAction: {
    description: 'Start an action',
    refuse: (current, { actionId }) => {
      const refusal = refuseOpenAction(current, actionId);
      return (
        refusal ??
        (findAction(current, actionId)?.status === 'started' ? 'ACTION_ALREADY_STARTED' : undefined)
      );
    },
    decide: (_current, command) => [
      { type: 'actionStarted', data: dataOf<'startAction'>(command) },
    ],
  },
  completeAction: {
    description: 'Complete an action',
    refuse: (current, { actionId }) => refuseOpenAction(current, actionId),
    decide: (current, { actionId, resultRef, achieved }) =>
      completion(current, actionId, { resultRef, achieved }),
  },
  cancelAction: {
    description: 'Cancel an action',
    refuse: (current, { actionId }) => refuseOpenAction(current, actionId),
    decide: (current, command) => [
      {
        type: 'actionCancelled',
        data: dataOf<'cancelAction'>(command),
        clocks: { cleared: [`action/${command.actionId}`] },
      },
      ...unblockedBy(current, command.actionId),
    ],
  },
};

export const actionFolds: Folds<
  'actionAdded' | 'actionStarted' | 'actionCompleted' | 'actionCancelled' | 'actionUnblocked'
> = {
  actionAdded: (current, planned) => ({
    ...current,
    plan: { goals: current.plan?.goals ?? [], actions: [...actionsOf(current), opened(planned)] },
  }),
  actionStarted: (current, { actionId }) => withStatus(current, actionId, 'started'),
  actionCompleted: (current, { actionId, wasBlocked }) =>
    withStatus(current, actionId, 'completed', wasBlocked ? { wasBlocked } : {}),
  actionCancelled: (current, { actionId }) => withStatus(current, actionId, 'cancelled'),
  actionUnblocked: (current) => current,
};

interface Result {
  readonly resultRef?: string | undefined;
  readonly achieved?: string | undefined;
}

/** The action is done, and what waited for it can begin. */
export function completion(
  current: Case,
  actionId: string,
  { resultRef, achieved }: Result,
): readonly Decided[] {
  return [
    {
      type: 'actionCompleted',
      data: {
        actionId,
        ...(resultRef === undefined ? {} : { resultRef }),
        ...(achieved === undefined ? {} : { achieved }),
        wasBlocked: isBlocked(current, actionId),
      },
      clocks: { cleared: [`action/${actionId}`] },
    },
    ...unblockedBy(current, actionId),
  ];
}

function actionsOf(current: Case): readonly Action[] {
  return current.plan?.actions ?? [];
}

export function findAction(current: Case, actionId: string): Action | undefined {
  return actionsOf(current).find((action) => action.actionId === actionId);
}

/** Waits for another action that is neither completed nor cancelled. */
export function isBlocked(current: Case, actionId: string, justSettled?: string): boolean {
  const isOpen = (id: string) =>
    id !== justSettled && actionsOf(current).some((a) => a.actionId === id && !isSettled(a));
  return findAction(current, actionId)?.dependsOn.some(isOpen) ?? false;
}

function unblockedBy(current: Case, settledId: string): readonly Decided<'actionUnblocked'>[] {
  return actionsOf(current)
    .filter((action) => !isSettled(action) && action.dependsOn.includes(settledId))
    .filter(({ actionId }) => !isBlocked(current, actionId, settledId))
    .map(({ actionId }) => ({ type: 'actionUnblocked', data: { actionId } }));
}

function refuseNewAction(
  current: Case,
  { actionId, dependsOn, goalId }: Action | Parameters<typeof opened>[0],
): Refusal | undefined {
  if (findAction(current, actionId) !== undefined) return 'ACTION_ID_TAKEN';
  const hasGoal =
    goalId === undefined || current.plan?.goals.some((goal) => goal.goalId === goalId) === true;
  if (!hasGoal) return 'PLAN_GOAL_UNKNOWN';
  return dependsOn.every((id) => findAction(current, id) !== undefined)
    ? undefined
    : 'PLAN_DEPENDENCY_UNKNOWN';
}

export function refuseOpenAction(current: Case, actionId: string): Refusal | undefined {
  const refusal = refuseOutsideWork(current);
  if (refusal !== undefined) return refusal;
  const action = findAction(current, actionId);
  if (action === undefined) return 'ACTION_UNKNOWN';
  return isSettled(action) ? 'ACTION_ALREADY_SETTLED' : undefined;
}

function withStatus(
  current: Case,
  actionId: string,
  status: ActionStatus,
  extra: Partial<Action> = {},
): Case {
  const actions = actionsOf(current).map((action) =>
    action.actionId === actionId ? { ...action, ...extra, status } : action,
  );
  return { ...current, plan: { goals: current.plan?.goals ?? [], actions } };
}
