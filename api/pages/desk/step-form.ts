import type { Choice } from '../parts/choices';
import type { FieldError } from '../parts/errors';
import { textOf, told } from './typed';
import type { Typed } from './visit';

/** What can become of a step; only one that is done has reached something. */
export const stepChanges: readonly Choice[] = [
  { value: 'started', label: 'Begonnen', isOff: true },
  { value: 'completed', label: 'Klaar' },
  { value: 'cancelled', label: 'Gaat niet door', isOff: true },
];

export function changeOf(typed: Typed) {
  const status = typed.get('stand');
  if (status === 'started') return { status };
  if (status === 'cancelled') return { status, ...told('explanation', typed, 'toelichting') };
  return {
    status,
    ...told('result', typed, 'toelichting'),
    ...told('achieved', typed, 'bereikt'),
  };
}

export function changeErrors(typed: Typed): readonly FieldError[] {
  const isKnown = stepChanges.some(({ value }) => value === typed.get('stand'));
  const isLost = typed.get('stand') === 'started' && textOf(typed, 'toelichting') !== '';
  return [
    ...(isKnown ? [] : [{ field: 'stand', text: 'Kies hoe de stap ervoor staat' }]),
    ...(isLost
      ? [{ field: 'toelichting', text: 'Bij ‘Begonnen’ hoort geen tekst. Haal die weg.' }]
      : []),
  ];
}
