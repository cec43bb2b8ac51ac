import type { DataCategory } from '../../domain/basis/category';
import type { LifeDomain } from '../../domain/case/case';
import { lifeDomainWords } from '../../domain/case/life-domain-words';
import type { HandoffKind } from '../../domain/handoff/handoff';

/** Dutch for the partner's desk. */
export const kindWords: Readonly<Record<HandoffKind, string>> = {
  'help-request': 'Hulpvraag',
  application: 'Aanvraag',
  'information-request': 'Informatieverzoek',
  'warm-handover': 'Warme overdracht',
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
