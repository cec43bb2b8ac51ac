import type { AnswerOf } from '../operations';
import { firstName } from './who';
import type { Visit } from './visit';

export type CaseDesk = AnswerOf<'getCaseDesk'>;

/** What every section of the page of a case needs. */
export interface CaseProps {
  readonly visit: Visit;
  readonly of: CaseDesk;
}

export function residentOf({ person }: CaseDesk): string {
  return firstName(person?.name);
}

/** `stap 3`, by its place in the plan. */
export function stepNumber({ actions }: CaseDesk, actionId: string): number {
  return actions.findIndex((action) => action.actionId === actionId) + 1;
}

/** Nobody has to do it any more. */
export function isSettledStep({ status }: CaseDesk['actions'][number]): boolean {
  return status === 'completed' || status === 'cancelled';
}
