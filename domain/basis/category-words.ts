import type { DataCategory } from './category';

/** Dutch for a kind of personal data, inside a sentence. */
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
