import { placeOf } from '../handoff/handoff-id';

/** An answer of a partner as an item of work: `OK-2026-00042-H2-A3` is the third answer to the second hand-off. */
export interface WorkItemPlace {
  readonly caseNumber: string;
  readonly handoffId: string;
  readonly answer: number;
}

export function workItemIdOf(handoffId: string, answer: number): string {
  return `${handoffId}-A${String(answer)}`;
}

export function workItemPlaceOf(workItemId: string): WorkItemPlace | undefined {
  const [, handoffId = '', answer] = /^(.{1,40})-A([1-9]\d{0,15})$/.exec(workItemId) ?? [];
  const place = placeOf(handoffId);
  if (place === undefined || answer === undefined) return undefined;
  return { caseNumber: place.caseNumber, handoffId, answer: Number(answer) };
}
