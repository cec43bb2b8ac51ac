import type { Partner } from '../../domain/partner/partner';
import type { Policy } from '../../domain/policy/policy';
import type { Published } from '../../domain/report/counts';
import { derivedWords, lifeDomainWords } from '../pages/policy-group/words';

/** Dutch words for what a report holds as codes; a code that has none is shown as it is. */
export interface Labels {
  theme(code: string): string;
  organisation(code: string): string;
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
    question: from(questions),
    result: from(results),
    lifeDomain: from(lifeDomainWords),
  };
}

function from(words: Readonly<Record<string, string>>): (code: string) => string {
  return (code) => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);
}

/** What stands where a number would: never 0, empty or a dash. */
export function sayCount(count: Published, threshold: number): string {
  return count === 'withheld' ? `minder dan ${threshold}` : String(count);
}
