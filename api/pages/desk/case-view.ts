import type { AnswerOf } from '../operations';
import { firstName } from './who';

export type CaseDesk = AnswerOf<'getCaseDesk'>;

export function residentOf({ person }: CaseDesk): string {
  return firstName(person?.name);
}

/** `stap 3`, by its place in the plan. */
export function stepNumber({ actions }: CaseDesk, actionId: string): number {
  return actions.findIndex((action) => action.actionId === actionId) + 1;
}
