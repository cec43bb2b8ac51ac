import { dataCategories, type DataCategory } from '../basis/category';
import { chooseCategories, type Choice } from './content';

export interface CategoryPreview {
  readonly goes: readonly DataCategory[];
  readonly stays: readonly {
    readonly category: DataCategory;
    readonly why: Choice['stays'][number]['why'] | 'not-asked';
  }[];
}

/** Of every category whether it would go, by the choice that is made at each sending; without a question, all that may. */
export function previewCategories(
  asked: readonly DataCategory[] | undefined,
  partnerMay: readonly DataCategory[],
  basisCovers: readonly DataCategory[],
): CategoryPreview {
  const possible = chooseCategories(dataCategories, partnerMay, basisCovers);
  const { goes } = chooseCategories(asked ?? possible.goes, partnerMay, basisCovers);
  const notAsked = possible.goes
    .filter((category) => !goes.includes(category))
    .map((category) => ({ category, why: 'not-asked' as const }));
  return { goes, stays: [...notAsked, ...possible.stays] };
}
