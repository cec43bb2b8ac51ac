import { crisisKinds, lifeDomains, type CrisisKind } from '../../../domain/case/case';
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
    ...crisesIn(typed),
    isKnownToResident: typed.get('weet') === 'ja',
    lifeDomains: lifeDomains.filter((domain) => typed.get(`gebied-${domain}`) === 'ja'),
    story: text('verhaal'),
    person: {
      name: text('naam'),
      ...optional('birthDate', text('geboren')),
      ...optional('phone', text('telefoon')),
      ...optional('email', text('mail')),
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
  const crises = crisisKinds.filter((kind) => typed.get(`spoed-${kind}`) === 'ja');
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
  const ways = ['telefoon', 'mail'].filter((name) => (typed.get(name)?.trim() ?? '') !== '');
  const reach = { field: 'telefoon', text: 'Vul een telefoonnummer of een e-mailadres in' };
  const know = { field: 'weet', text: 'Kies of de inwoner dit weet. Zo niet, dan bellen wij jou.' };
  return [
    ...(ways.length > 0 ? [] : [reach]),
    ...(['ja', 'nee'].includes(typed.get('weet') ?? '') ? [] : [know]),
  ];
}

export function referralErrors(error: unknown): readonly FieldError[] {
  return formErrors(error, errorsByPointer);
}
