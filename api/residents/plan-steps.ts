import { amsterdamInstant } from '../../domain/calendar/amsterdam';
import { isBlocked } from '../../domain/case/action';
import type { Action, Case } from '../../domain/case/case';
import type { PlanStep, StepState } from './resident-plan';

export interface StepNames {
  /** What people wrote, by its reference. */
  readonly texts: ReadonlyMap<string, string>;
  /** Undefined for what is no partner. */
  nameOf(code: string): string | undefined;
}

export const residentOwner = 'resident';

/** The plan as a list that can be read out: what, who, until when, and what it waits for. */
export function stepsOf(current: Case, names: StepNames, now: string): readonly PlanStep[] {
  const actions = current.plan?.actions ?? [];
  const numbers = new Map(actions.map(({ actionId }, index) => [actionId, index + 1]));
  return actions.map((action, index) => {
    const state = stateOf(current, action);
    const ownerName = names.nameOf(action.owner);
    const open = action.dependsOn.filter((id) => isOpen(actions, id));
    return {
      number: index + 1,
      actionId: action.actionId,
      what: names.texts.get(action.whatRef) ?? '',
      isMine: action.owner === residentOwner,
      owner: action.owner,
      ...(ownerName === undefined ? {} : { ownerName }),
      state,
      isLate: isLate(action, state, now),
      ...(action.dueDate === undefined ? {} : { dueDate: action.dueDate }),
      after: open.flatMap((id) => numbers.get(id) ?? []),
    };
  });
}

function stateOf(current: Case, { actionId, status }: Action): StepState {
  if (status === 'completed') return 'done';
  if (status === 'cancelled') return 'cancelled';
  if (isBlocked(current, actionId)) return 'waits';
  return status === 'started' ? 'busy' : 'open';
}

function isLate({ dueDate }: Action, state: StepState, now: string): boolean {
  if (dueDate === undefined || state === 'done' || state === 'cancelled') return false;
  return amsterdamInstant(dueDate, '17:00') <= now;
}

function isOpen(actions: readonly Action[], id: string): boolean {
  return actions.some(
    ({ actionId, status }) => actionId === id && (status === 'open' || status === 'started'),
  );
}
