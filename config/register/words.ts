import { categoryWords as sharedWords } from '../../domain/basis/category-words';
import type { Partner } from '../../domain/partner/partner';
import type { Team, TermUnit } from '../../domain/policy/policy';
import type { DataSubject, ProcessedCategory, Recipient } from '../processing';

export const categoryWords: Readonly<Record<ProcessedCategory, string>> = {
  ...sharedWords,
  'citizen-number': 'burgerservicenummer',
  texts: 'verhaal, plan en verslagen',
  course: 'verloop: stappen, termijnen en besluiten',
  signals: 'signalen over regels en aanbod',
  budget: 'maatwerkbudget: bedragen, redenen en besluiten',
  'member-code': 'ledencode',
  'mail-address': 'zakelijk e-mailadres',
  absence: 'afwezigheid',
  access: 'wie wat zag of veranderde',
};

export const subjectWords: Readonly<Record<DataSubject, string>> = {
  residents: 'inwoners',
  network: 'mensen om de inwoner heen',
  professionals: 'professionals',
};

export const recipientWords: Readonly<Record<Recipient, string>> = {
  table: 'de leden van de tafel',
  partners: 'de partners hieronder, elk alleen de genoemde gegevens',
  'partners-on-call': 'de partners op afroep',
  'policy-group': 'de beleidsgroep, zonder persoonsgegevens',
  subscribers: 'de afnemers hieronder, zonder persoonsgegevens',
  resident: 'de inwoner zelf',
  'privacy-officer': 'de functionaris voor gegevensbescherming',
};

export const protocolWords: Readonly<Record<Partner['protocol'], string>> = {
  email: 'e-mail met een link; de gegevens staan niet in de mail',
  webhook: 'ondertekend bericht; de partner haalt de gegevens op',
  zgw: 'Zaken API; de gegevens staan in de zaak bij de partner',
};

export const teamWords: Readonly<Record<Team, string>> = {
  adult: 'Tafel voor volwassenen',
  youth: 'Tafel voor jongeren',
};

const unitWords: Readonly<Record<TermUnit, readonly [string, string]>> = {
  'working-days': ['werkdag', 'werkdagen'],
  'calendar-days': ['dag', 'dagen'],
  weeks: ['week', 'weken'],
  seconds: ['seconde', 'seconden'],
};

export function termInWords({
  unit,
  count,
}: {
  readonly unit: TermUnit;
  readonly count: number;
}): string {
  const [one, more] = unitWords[unit];
  return `${String(count)} ${count === 1 ? one : more}`;
}
