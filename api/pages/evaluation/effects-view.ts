import type { Effects } from '../../../domain/effects/effects';
import type { PriceList } from '../../../domain/effects/price-list';
import type { EffectsTexts } from '../../evaluation/effects-texts';
import type { Labels } from '../../policy-group/labels';
import { partyWords } from './words';

/** All that the page of the evaluation talk shows. */
export interface EffectsView {
  readonly caseNumber: string;
  readonly effects: Effects;
  readonly texts: EffectsTexts;
  readonly labels: Labels;
  readonly prices: PriceList;
}

export function partyName({ labels }: EffectsView, code: string): string {
  return partyWords[code] ?? labels.organisation(code);
}

/** A line of an older price list may be gone from this one: then its code is shown. */
export function eventName({ prices }: EffectsView, code: string): string {
  return prices.lines.find((line) => line.code === code)?.label ?? code;
}
