import { crisisKinds, lifeDomains, type CrisisKind } from '../../../domain/case/case';
import { formErrors } from '../form-errors';
import type { FieldError } from '../parts/errors';
import { textOf, tickedOf, told } from './typed';
import type { Typed } from './visit';

/** As the API takes it; what was left open is not there. */
export function referralOf(typed: Typed, organisation: string) {
  return {
    source: sources[organisation] ?? 'other',
    team: typed.get('tafel') === 'youth' ? 'youth' : 'adult',
    ...crisesIn(typed),
    isKnownToResident: typed.get('weet') === 'ja',
    lifeDomains: tickedOf(typed, 'gebied', lifeDomains),
    story: textOf(typed, 'verhaal'),
    person: {
      name: textOf(typed, 'naam'),
      ...told('birthDate', typed, 'geboren'),
      ...told('phone', typed, 'telefoon'),
      ...told('email', typed, 'mail'),
    },
  };
}

/** What cannot wait, in the words of the page. */
export const crisisWords: Readonly<Record<CrisisKind, string>> = {
  eviction: 'Uit huis gezet worden',
  'cut-off': 'Stroom, gas of water wordt afgesloten',
  insurance: 'De zorgverzekering stopt',
  other: 'Iets anders dat niet kan wachten',
};

function crisesIn(typed: Typed) {
  const crises = tickedOf(typed, 'spoed', crisisKinds);
  return crises.length === 0 ? {} : { urgency: 'crisis', crises };
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
  '/person/birthDate': { field: 'geboren', text: 'Kies een geboortedatum, of laat het leeg' },
  '/story': {
    field: 'verhaal',
    text: 'Schrijf kort op wat er speelt. Bijvoorbeeld: ‘Geen adres, daarom geen uitkering.’',
  },
} as const;

/** What the page asks and the API does not: some way to reach the person, and whether they know. */
export function unsaid(typed: Typed): readonly FieldError[] {
  const isReachable = ['telefoon', 'mail'].some((field) => textOf(typed, field) !== '');
  const reach = { field: 'telefoon', text: 'Vul een telefoonnummer of een e-mailadres in' };
  const know = { field: 'weet', text: 'Kies of de inwoner dit weet. Zo niet, dan bellen wij jou.' };
  return [
    ...(isReachable ? [] : [reach]),
    ...(['ja', 'nee'].includes(typed.get('weet') ?? '') ? [] : [know]),
  ];
}

export function referralErrors(error: unknown): readonly FieldError[] {
  return formErrors(error, errorsByPointer);
}
