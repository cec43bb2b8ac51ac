import {
  possibleKinds,
  type GivenAnswer,
  type SignalAnswer,
  type SignalStanding,
} from '../../../domain/report/answer';
import { readForm } from '../read-form';
import { sendPage } from '../render-page';
import { openSeal } from '../seal';
import { readAnswerForm } from './answer-form';
import { AnswerPage } from './answer-page';
import { isCsrfOf, sealOf, signalOf, type Visit } from './visit';

export function showAnswer(visit: Visit): void {
  const { response, view } = visit;
  const standing = signalOf(visit);
  sendPage(response, 200, <AnswerPage view={view} standing={standing} seal={sealOf(visit)} />);
}

/** Gives an answer once, however often its form is posted. */
export async function giveAnswer(visit: Visit): Promise<void> {
  const { options, request, response, view, edition } = visit;
  const form = await readForm(request);
  const standing = signalOf(visit);
  const key = openSeal(request, form, isCsrfOf(visit));
  const page = { view, standing, seal: sealOf(visit) };
  const read = readAnswerForm(form, possibleKinds(standing));
  if ('errors' in read) {
    sendPage(response, 400, <AnswerPage {...page} typed={read.typed} errors={read.errors} />);
    return;
  }
  const first = answeredMeanwhile(standing, form.get('gezien'));
  if (first !== undefined && !isSameAnswer(first, read.answer)) {
    sendPage(response, 409, <AnswerPage {...page} typed={read.typed} first={first} />);
    return;
  }
  if (first === undefined) {
    await options.desk.answer({
      // Only an edition that published the signal can be answered: the newest of those up to this one.
      edition: standing.editions.filter((each) => each <= edition).at(-1) ?? edition,
      signal: standing.signal,
      answer: read.answer,
      by: 'policy-group',
      commandId: `page-${view.report.edition.edition}-${standing.signal}-${key}`,
    });
  }
  response.redirect(303, `${view.at}?beantwoord=${standing.signal}`);
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
