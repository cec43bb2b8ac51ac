import { lifeDomains } from '../../../domain/case/case';
import type { FieldsOf } from '../form-errors';
import type { FieldError } from '../parts/errors';
import type { CommandFormProps } from './command-page';
import { ticked } from './typed';
import type { Typed, Visit } from './visit';

/** What was typed, or else what is known: of the referral at first, of the last intake after it. */
export function intakeStart({ of, typed }: CommandFormProps): Typed {
  if (typed.size > 0) return typed;
  const { firstPriority, solution, success } = of.words;
  const { wantedAtTable = [], questions = [] } = of.intake ?? {};
  const atStart = of.lifeDomains.filter((one) => one.atStart);
  return new Map([
    ...atStart.map(({ lifeDomain }) => [`gebied-${lifeDomain}`, 'ja'] as const),
    ...wantedAtTable.map((code) => [`wil-${code}`, 'ja'] as const),
    ...questions.map((code) => [`vraag-${code}`, 'ja'] as const),
    ['eerst', firstPriority ?? ''],
    ['begin', solution ?? ''],
    ['geslaagd', success ?? ''],
  ]);
}

const domainsIn = (typed: Typed) =>
  lifeDomains.filter((domain) => typed.get(`gebied-${domain}`) === 'ja');

export function intakeOf(typed: Typed, { policy }: Pick<Visit, 'policy'>) {
  const optional = (field: string, name: string) => {
    const value = typed.get(name)?.trim() ?? '';
    return value === '' ? {} : { [field]: value };
  };
  const asked = ticked(typed, 'vraag');
  return {
    lifeDomains: domainsIn(typed),
    ...optional('firstPriority', 'eerst'),
    ...optional('solution', 'begin'),
    ...optional('successCriterion', 'geslaagd'),
    wantedAtTable: ticked(typed, 'wil'),
    questions: Object.keys(policy.report.questions).filter((code) => asked.includes(code)),
  };
}

export function intakeErrors(typed: Typed): readonly FieldError[] {
  const isSaid = domainsIn(typed).length > 0;
  return isSaid ? [] : [{ field: 'gebied-work', text: 'Kies waarover het gaat' }];
}

export const intakePointers: FieldsOf = {
  '/solution': { field: 'begin', text: 'Schrijf dit anders op' },
  '/successCriterion': { field: 'geslaagd', text: 'Schrijf dit anders op' },
};
