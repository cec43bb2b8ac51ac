import type { FieldError } from '../parts/errors';
import type { CaseDesk } from './case-view';
import { textOf } from './typed';
import type { Typed } from './visit';

/** One that no step of this plan has. */
export function nextStepId({ actions }: Pick<CaseDesk, 'actions'>): string {
  const numbers = actions.map(({ actionId }) => Number(actionId.slice(1)));
  return `a${String(Math.max(0, ...numbers) + 1)}`;
}

export function newStepOf(typed: Typed) {
  const [after, before] = [textOf(typed, 'na'), textOf(typed, 'voor')];
  return {
    actionId: typed.get('nummer'),
    owner: textOf(typed, 'wie'),
    what: textOf(typed, 'wat'),
    dependsOn: after === '' ? [] : [after],
    ...(before === '' ? {} : { dueDate: before }),
  };
}

export function newStepErrors(typed: Typed): readonly FieldError[] {
  return [
    ...(textOf(typed, 'wat') === '' ? [{ field: 'wat', text: 'Schrijf op wat er gebeurt' }] : []),
    ...(textOf(typed, 'wie') === '' ? [{ field: 'wie', text: 'Kies wie dit doet' }] : []),
  ];
}
