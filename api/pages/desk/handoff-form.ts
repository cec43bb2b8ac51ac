import { dataCategories, type DataCategory } from '../../../domain/basis/category';
import type { LifeDomain } from '../../../domain/case/case';
import type { FieldError } from '../parts/errors';
import type { Typed } from './visit';

const longest = 4_000;

/** What was typed, as the preview takes it. Before anything could be ticked off, all that may go is asked. */
export function askedOf(typed: Typed) {
  const question = text(typed, 'vraag');
  const categories = dataCategories.filter((category) => typed.get(`mee-${category}`) === 'ja');
  return {
    actionId: text(typed, 'stap'),
    partner: text(typed, 'partner'),
    ...(typed.has('gekozen') ? { categories } : {}),
    ...(question === '' ? {} : { question }),
    details: dataCategories.filter(isLifeDomain).flatMap((category) => {
      const detail = text(typed, `over-${category}`);
      return detail === '' ? [] : [{ category, text: detail }];
    }),
  };
}

/** Who a person is and how to reach them stands in the dossier; what is going on has to be written for this partner. */
export function isLifeDomain(category: DataCategory): category is LifeDomain {
  return category !== 'identity' && category !== 'contact';
}

/** What has to be chosen before there is anything to show. */
export function choiceErrors(typed: Typed): readonly FieldError[] {
  return [
    ...(text(typed, 'stap') === '' ? [{ field: 'stap', text: 'Kies om welke stap het gaat' }] : []),
    ...(text(typed, 'partner') === '' ? [{ field: 'partner', text: 'Kies een partner' }] : []),
  ];
}

export function questionErrors(typed: Typed): readonly FieldError[] {
  const tooLong = `Maak de tekst korter: hooguit ${longest.toLocaleString('nl-NL')} tekens`;
  const fields = ['vraag', ...dataCategories.map((category) => `over-${category}`)];
  const long = fields.filter((field) => text(typed, field).length > longest);
  return [
    ...(text(typed, 'vraag') === ''
      ? [
          {
            field: 'vraag',
            text: 'Schrijf kort op wat je vraagt. Bijvoorbeeld: ‘Is er een woning?’',
          },
        ]
      : []),
    ...long.map((field) => ({ field, text: tooLong })),
  ];
}

function text(typed: Typed, name: string): string {
  return typed.get(name)?.trim() ?? '';
}
