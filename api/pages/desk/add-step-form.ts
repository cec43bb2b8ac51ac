import type { FieldError } from '../parts/errors';
import type { CaseDesk } from './case-view';
import type { Typed } from './visit';

/** One that no step of this plan has. */
export function nextStepId({ actions }: Pick<CaseDesk, 'actions'>): string {
  const numbers = actions.map(({ actionId }) => Number(actionId.slice(1)));
  return `a${String(Math.max(0, ...numbers) + 1)}`;
}

const text = (typed: Typed, name: string) => typed.get(name)?.trim() ?? '';

export function newStepOf(typed: Typed) {
  const [after, before] = [text(typed, 'na'), text(typed, 'voor')];
  return {
    actionId: typed.get('nummer'),
    owner: text(typed, 'wie'),
    what: text(typed, 'wat'),
    dependsOn: after === '' ? [] : [after],
    ...(before === '' ? {} : { dueDate: before }),
  };
}

export function newStepErrors(typed: Typed): readonly FieldError[] {
  return [
    ...(text(typed, 'wat') === '' ? [{ field: 'wat', text: 'Schrijf op wat er gebeurt' }] : []),
    ...(text(typed, 'wie') === '' ? [{ field: 'wie', text: 'Kies wie dit doet' }] : []),
  ];
}
