import type { LifeDomain } from './case';

/** Dutch for a life domain, as a heading or a label. */
export const lifeDomainWords: Readonly<Record<LifeDomain, string>> = {
  work: 'Werk',
  education: 'Opleiding',
  'daytime-activity': 'Dagbesteding',
  income: 'Inkomen',
  debts: 'Schulden',
  addiction: 'Verslaving',
  'social-contacts': 'Sociale contacten',
  housing: 'Wonen',
  relationships: 'Relaties',
  'mental-health': 'Psychische gezondheid',
  'physical-health': 'Lichamelijke gezondheid',
  other: 'Overig',
};
