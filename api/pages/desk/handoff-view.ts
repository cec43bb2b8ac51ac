import type { AnswerOf } from '../operations';
import { residentOf, stepNumber, type CaseDesk } from './case-view';
import type { Typed, Visit } from './visit';

/** What every state of the page of a hand-off needs. */
export interface HandoffView {
  readonly visit: Visit;
  readonly typed: Typed;
  readonly of: CaseDesk;
  readonly partners: AnswerOf<'listPartners'>['partners'];
}

export interface HandoffNames {
  readonly resident: string;
  readonly partner: string;
}

export function namesIn({ typed, of, partners }: HandoffView): HandoffNames {
  const id = typed.get('partner') ?? '';
  const partner = partners.find((one) => one.id === id)?.name ?? id;
  return { resident: residentOf(of), partner };
}

/** `stap 2: Woning zoeken`. */
export function stepWords(of: CaseDesk, actionId: string): string {
  const what = of.actions.find((action) => action.actionId === actionId)?.what;
  const number = `stap ${stepNumber(of, actionId)}`;
  return what === undefined ? number : `${number}: ${what}`;
}

export function isOpen({ status }: CaseDesk['actions'][number]): boolean {
  return status === 'open' || status === 'started';
}
