import { defineSignal } from '@temporalio/workflow';

export const caseErasureType = 'caseErasure';

export interface CaseErasureInput {
  readonly caseNumber: string;
}

/** What operators read of a run that ended. */
export interface CaseErasureResult {
  readonly state: 'carried-out' | 'nothing-to-do' | 'stopped';
  /** A code. */
  readonly because?: string;
  readonly deletedExecutions?: number;
  /** False: the engine took its time, and lists executions of the case until it gets to them. */
  readonly areExecutionsGone?: boolean;
}

/** `erasure/OK-2026-00042`: not below `case/`, so that it is not erased along with the case. */
export function caseErasureWorkflowId(caseNumber: string): string {
  return `erasure/${caseNumber}`;
}

/** Something was decided: look again at what is to be done. */
export const erasureDecidedSignal = defineSignal('erasureDecided');

export const erasureSuggestionsType = 'erasureSuggestions';
/** Of the schedule, and the beginning of the id of every run. */
export const erasureSuggestionsId = 'erasure-suggestions';
