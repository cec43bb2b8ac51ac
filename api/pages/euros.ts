import type { CentsRange } from '../../domain/effects/effects-record';
import type { Total } from '../../domain/effects/total';

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 });

/** `€ 1.375`, and cents only where there are any. The space does not break. */
export function euros(cents: number): string {
  const amount = cents % 100 === 0 ? whole.format(cents / 100) : exact.format(cents / 100);
  return `€\u00a0${amount}`;
}

/** An amount that is not there is never a number. */
export function eurosBetween(amount: CentsRange | undefined): string {
  if (amount === undefined) return 'onbekend';
  const { lowCents, highCents } = amount;
  return lowCents === highCents ? euros(lowCents) : `${euros(lowCents)} tot ${euros(highCents)}`;
}

export function totalWords(total: Total): string {
  if (total.isComplete) return eurosBetween(total);
  return total.highCents === 0 ? 'onbekend' : `ten minste ${eurosBetween(total)}`;
}
