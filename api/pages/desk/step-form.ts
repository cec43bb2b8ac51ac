import type { Choice } from '../parts/choices';
import type { FieldError } from '../parts/errors';
import type { Typed } from './visit';

/** What can become of a step; only one that is done has reached something. */
export const stepChanges: readonly Choice[] = [
  { value: 'started', label: 'Begonnen', isOff: true },
  { value: 'completed', label: 'Klaar' },
  { value: 'cancelled', label: 'Gaat niet door', isOff: true },
];

const said = (typed: Typed) => typed.get('toelichting')?.trim() ?? '';

export function changeOf(typed: Typed) {
  const status = typed.get('stand');
  if (status === 'started') return { status };
  const words = said(typed);
  if (status === 'cancelled') return { status, ...(words === '' ? {} : { explanation: words }) };
  const achieved = typed.get('bereikt') ?? '';
  return {
    status,
    ...(words === '' ? {} : { result: words }),
    ...(achieved === '' ? {} : { achieved }),
  };
}

export function changeErrors(typed: Typed): readonly FieldError[] {
  const isKnown = stepChanges.some(({ value }) => value === typed.get('stand'));
  const isLost = typed.get('stand') === 'started' && said(typed) !== '';
  return [
    ...(isKnown ? [] : [{ field: 'stand', text: 'Kies hoe de stap ervoor staat' }]),
    ...(isLost
      ? [{ field: 'toelichting', text: 'Bij ‘Begonnen’ hoort geen tekst. Haal die weg.' }]
      : []),
  ];
}
