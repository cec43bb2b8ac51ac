import { lifeDomains } from '../../../domain/case/case';
import { formErrors } from '../form-errors';
import type { FieldError } from '../parts/errors';
import type { Typed } from './visit';

/** As the API takes it; what was left open is not there. */
export function referralOf(typed: Typed, organisation: string) {
  const text = (name: string) => typed.get(name)?.trim() ?? '';
  const optional = (field: string, value: string) => (value === '' ? {} : { [field]: value });
  return {
    source: sources[organisation] ?? 'other',
    team: typed.get('tafel') === 'youth' ? 'youth' : 'adult',
    urgency: typed.get('spoed') === 'ja' ? 'crisis' : 'normal',
    lifeDomains: lifeDomains.filter((domain) => typed.get(`gebied-${domain}`) === 'ja'),
    story: text('verhaal'),
    person: {
      name: text('naam'),
      ...optional('phone', text('telefoon')),
      ...optional('email', text('mail')),
    },
  };
}

/** Who refers, as the referral's own list has it. */
const sources: Readonly<Record<string, string>> = {
  'sociaal-team': 'social-team',
  wil: 'wil',
  'houtense-werktafel': 'houtense-werktafel',
  uwv: 'uwv',
  lister: 'lister',
};

const errorsByPointer = {
  '/person/name': { field: 'naam', text: 'Vul in hoe de inwoner heet' },
  '/person/phone': { field: 'telefoon', text: 'Vul een telefoonnummer in' },
  '/person/email': { field: 'mail', text: 'Vul een e-mailadres in, zoals naam@voorbeeld.nl' },
  '/story': {
    field: 'verhaal',
    text: 'Schrijf kort op wat er speelt. Bijvoorbeeld: ‘Geen adres, daarom geen uitkering.’',
  },
} as const;

/** What the page asks and the API does not: some way to reach the person. */
export function unreachable(typed: Typed): readonly FieldError[] {
  const ways = ['telefoon', 'mail'].filter((name) => (typed.get(name)?.trim() ?? '') !== '');
  const text = 'Vul een telefoonnummer of een e-mailadres in';
  return ways.length > 0 ? [] : [{ field: 'telefoon', text }];
}

export function referralErrors(error: unknown): readonly FieldError[] {
  return formErrors(error, errorsByPointer);
}
