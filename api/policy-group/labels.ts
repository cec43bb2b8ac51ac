import type { Partner } from '../../domain/partner/partner';
import type { Policy } from '../../domain/policy/policy';
import type { Published } from '../../domain/report/counts';
import { lifeDomainWords } from '../../domain/case/life-domain-words';
import { derivedWords } from '../pages/policy-group/words';

/** Dutch words for what a report holds as codes; a code that has none is shown as it is. */
export interface Labels {
  theme(code: string): string;
  organisation(code: string): string;
  /** Codes of all partners, by name. */
  readonly partners: readonly string[];
  question(code: string): string;
  result(code: string): string;
  lifeDomain(code: string): string;
}

export function createLabels(policy: Policy, partners: readonly Partner[]): Labels {
  const names = Object.fromEntries(partners.map(({ id, name }) => [id, name]));
  const { questions, results } = policy.report;
  const themes = { ...derivedWords, ...policy.signalThemes };
  return {
    theme: from(themes),
    organisation: from(names),
    partners: partners.toSorted(byName).map(({ id }) => id),
    question: from(questions),
    result: from(results),
    lifeDomain: from(lifeDomainWords),
  };
}

function byName(one: Partner, other: Partner): number {
  return one.name.localeCompare(other.name, 'nl');
}

function from(words: Readonly<Record<string, string>>): (code: string) => string {
  return (code) => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);
}

/**
 * What stands where a number would: never 0, empty or a dash. Not "fewer than 5": larger numbers are withheld too when
 * a small one could be computed from them, and of those that would not be true.
 */
export function sayCount(count: Published): string {
  return count === 'withheld' ? 'geen getal' : String(count);
}

/** Stands with counts that may be withheld. */
export function whyNoNumber(threshold: number): string {
  const why = `Minder dan ${threshold} keer? Dan staat er geen getal. Zo is niemand te herkennen.`;
  return `${why} Soms ontbreekt daarom ook een groter getal: anders is een klein getal uit te rekenen.`;
}
