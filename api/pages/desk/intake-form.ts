import { lifeDomains } from '../../../domain/case/case';
import type { FieldsOf } from '../form-errors';
import type { FieldError } from '../parts/errors';
import type { CommandFormProps } from './command-page';
import { ticked, tickedOf, told } from './typed';
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

const domainsIn = (typed: Typed) => tickedOf(typed, 'gebied', lifeDomains);

export function intakeOf(typed: Typed, { policy }: Pick<Visit, 'policy'>) {
  return {
    lifeDomains: domainsIn(typed),
    ...told('firstPriority', typed, 'eerst'),
    ...told('solution', typed, 'begin'),
    ...told('successCriterion', typed, 'geslaagd'),
    wantedAtTable: ticked(typed, 'wil'),
    questions: tickedOf(typed, 'vraag', Object.keys(policy.report.questions)),
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
