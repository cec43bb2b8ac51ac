import { dataCategories, type DataCategory } from '../../../domain/basis/category';
import type { LifeDomain } from '../../../domain/case/case';
import type { FieldError } from '../parts/errors';
import { textOf } from './typed';
import type { Typed } from './visit';

const longest = 4_000;

/** What was typed, as the preview takes it. Before anything could be ticked off, all that may go is asked. */
export function askedOf(typed: Typed) {
  const question = textOf(typed, 'vraag');
  const categories = dataCategories.filter((category) => typed.get(`mee-${category}`) === 'ja');
  return {
    actionId: textOf(typed, 'stap'),
    partner: textOf(typed, 'partner'),
    ...(typed.has('gekozen') ? { categories } : {}),
    ...(question === '' ? {} : { question }),
    details: dataCategories.filter(isLifeDomain).flatMap((category) => {
      const detail = textOf(typed, `over-${category}`);
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
    ...(textOf(typed, 'stap') === ''
      ? [{ field: 'stap', text: 'Kies om welke stap het gaat' }]
      : []),
    ...(textOf(typed, 'partner') === '' ? [{ field: 'partner', text: 'Kies een partner' }] : []),
  ];
}

export function questionErrors(typed: Typed): readonly FieldError[] {
  const tooLong = `Maak de tekst korter: hooguit ${longest.toLocaleString('nl-NL')} tekens`;
  const fields = ['vraag', ...dataCategories.map((category) => `over-${category}`)];
  const long = fields.filter((field) => textOf(typed, field).length > longest);
  return [
    ...(textOf(typed, 'vraag') === ''
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
