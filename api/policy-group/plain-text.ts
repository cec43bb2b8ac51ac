import { traitsOf, type Trait } from '../../domain/report/check-wording';
import { Problem, type InputError } from '../problem';

/** In Dutch, for whoever typed it. */
export const traitWords: Readonly<Record<Trait, string>> = {
  'mail-address': 'een mailadres',
  'phone-number': 'een telefoonnummer',
  'citizen-number': 'een burgerservicenummer',
  'home-address': 'een adres',
  'birth-date': 'een geboortedatum',
  'bank-account': 'een rekeningnummer',
  'case-number': 'een trajectnummer',
  'name-with-title': 'een naam',
};

/** Refuses texts for the policy group that point at a person; says what and where, and never repeats it. */
export function refusePersonalText(texts: Readonly<Record<string, string | undefined>>): void {
  const errors = Object.entries(texts).flatMap(([field, text = '']) =>
    traitsOf(text).map((trait): InputError => ({
      in: 'body',
      pointer: `/${field}`,
      code: 'PERSONAL_DATA',
      detail: `Holds what looks like personal data: ${trait}.`,
    })),
  );
  if (errors.length > 0)
    throw new Problem(400, 'INVALID_INPUT', 'The input is not right.', { errors });
}
