import {
  possibleKinds,
  type GivenAnswer,
  type SignalAnswer,
  type SignalStanding,
} from '../../../domain/report/answer';
import { readAnswerForm } from './answer-form';
import type { AnswerPageProps } from './answer-page';
import type { ReportView } from './report-view';
import { nothing } from './visit';

/** The signal with this number, when it was published up to this edition. */
export function signalOf(
  { standings }: Pick<ReportView, 'standings'>,
  edition: number,
  number: unknown,
): SignalStanding {
  const standing = standings.find(({ signal }) => String(signal) === number);
  if (standing?.editions.some((each) => each <= edition) !== true) throw nothing();
  return standing;
}

/** The report, which says that this signal is answered. */
export function answeredAt(at: string, { signal }: SignalStanding): string {
  return `${at}?beantwoord=${String(signal)}`;
}

/** Said once, of a signal that has an answer. */
export function answeredMessage(
  { standings }: Pick<ReportView, 'standings'>,
  edition: number,
  number: unknown,
): string | undefined {
  const standing = standings.find(({ signal }) => String(signal) === number);
  const isAnswered = standing?.answers.some((answer) => answer.edition <= edition) === true;
  return isAnswered
    ? `Uw antwoord op signaal ${standing.signal} is bewaard. Wie het signaal gaf, krijgt bericht.`
    : undefined;
}

/** Only an edition that published the signal can be answered: the newest of those up to this one. */
export function answeredEdition({ editions }: SignalStanding, edition: number): number {
  return editions.filter((each) => each <= edition).at(-1) ?? edition;
}

type JudgedAnswer =
  | {
      readonly status: 400 | 409;
      readonly shown: Pick<AnswerPageProps, 'typed' | 'errors' | 'first'>;
    }
  /** Undefined when it was given already. */
  | { readonly toGive: SignalAnswer | undefined };

/** What becomes of the form: it is shown again, with what is wrong or what somebody else said, or it is an answer. */
export function judgeAnswer(
  form: ReadonlyMap<string, string>,
  standing: SignalStanding,
): JudgedAnswer {
  const read = readAnswerForm(form, possibleKinds(standing));
  if ('errors' in read) return { status: 400, shown: { typed: read.typed, errors: read.errors } };
  const first = answeredMeanwhile(standing, form.get('gezien'));
  if (first === undefined) return { toGive: read.answer };
  if (isSameAnswer(first, read.answer)) return { toGive: undefined };
  return { status: 409, shown: { typed: read.typed, first } };
}

/** The answer that came while this one was typed: more are known than its form had seen. */
function answeredMeanwhile(
  { answers }: SignalStanding,
  seen: string | undefined,
): GivenAnswer | undefined {
  return answers.length > Number(seen ?? '0') ? answers.at(-1) : undefined;
}

/** A second press of the same button: the answer it finds is its own. */
function isSameAnswer(one: SignalAnswer, other: SignalAnswer): boolean {
  return (['kind', 'who', 'when', 'explanation'] as const).every(
    (part) => one[part] === other[part],
  );
}
