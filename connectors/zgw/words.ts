import type { DataCategory } from '../../domain/basis/category';
import type { LifeDomain } from '../../domain/case/case';
import type { HandoffKind } from '../../domain/handoff/handoff';

/** Dutch for the partner's desk. */
export const kindWords: Readonly<Record<HandoffKind, string>> = {
  'help-request': 'Hulpvraag',
  application: 'Aanvraag',
  'information-request': 'Informatieverzoek',
  'warm-handover': 'Warme overdracht',
};

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

export const categoryWords: Readonly<Record<DataCategory, string>> = {
  identity: 'Persoon',
  contact: 'Bereikbaar via',
  ...lifeDomainWords,
};

/** In the order in which a zaak tells them. */
export const lifeDomainsInOrder = Object.keys(lifeDomainWords).filter(
  (key): key is LifeDomain => key in lifeDomainWords,
);
