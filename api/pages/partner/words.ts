import type { DataCategory } from '../../../domain/basis/category';
import type { RejectionReason } from '../../../domain/handoff/status';

export const categoryWords: Readonly<Record<DataCategory, string>> = {
  identity: 'naam en geboortedatum',
  contact: 'contactgegevens',
  work: 'werk',
  education: 'opleiding',
  'daytime-activity': 'dagbesteding',
  income: 'inkomen',
  debts: 'schulden',
  addiction: 'verslaving',
  'social-contacts': 'sociale contacten',
  housing: 'wonen',
  relationships: 'relaties',
  'mental-health': 'mentale gezondheid',
  'physical-health': 'lichamelijke gezondheid',
  other: 'overig',
};

export const rejectionWords: Readonly<Record<RejectionReason, string>> = {
  capacity: 'Nee, geen plek',
  'not-eligible': 'Nee, de inwoner voldoet niet aan onze voorwaarden',
  'wrong-partner': 'Nee, een andere organisatie past beter',
  'missing-information': 'Nee, wij missen informatie',
  'out-of-area': 'Nee, niet ons werkgebied',
  'resident-declined': 'Nee, de inwoner wil het niet',
  'partner-declined': 'Nee, om een andere reden',
};
