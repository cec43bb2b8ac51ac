import { Problem } from '../../problem';
import type { ReadAnswer, Typed } from './answer-forms';
import { showHandoff } from './show-handoff';
import type { PostedForm, Visit, VisitParts } from './visit';

export interface AnswerForm {
  /** The last part of the path, and of the answer's id. */
  readonly action: string;
  read(typed: Typed): ReadAnswer;
}

/** Gives an answer once, however often its form is posted. */
export async function giveAnswer(
  { desk, links }: VisitParts,
  { action, ...form }: AnswerForm,
  visit: Visit,
  { typed, idempotencyKey }: PostedForm,
): Promise<void> {
  const { link, session, frame, now } = visit;
  const answer = form.read(typed);
  if ('errors' in answer) {
    await showHandoff(desk, visit, { errors: answer.errors, typed });
    return;
  }
  const { handoffId } = link;
  const outcome = await desk.answer({
    handoffId,
    answerId: `page-${handoffId}-${action}-${idempotencyKey}`,
    sequence: await links.nextAnswerNumber(handoffId),
    ...answer.said,
  });
  if (outcome === 'not-possible') {
    throw new Problem(409, 'ANSWER_NOT_POSSIBLE', 'The hand-off takes no such answer now.');
  }
  const answered = { status: answer.said.status, at: now.toISOString() };
  if (session !== undefined) await visit.keepSession({ ...session, answered });
  visit.redirect(frame.at);
}
