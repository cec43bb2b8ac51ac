import { operations } from '../operations';
import { Problem } from '../../problem';
import type { FieldError } from '../parts/errors';
import { caseAt } from './addresses';
import { askedOf, choiceErrors, questionErrors } from './handoff-form';
import { ChoosePage } from './handoff-choice';
import { PreviewPage } from './handoff-preview-page';
import { CannotPage, hasReason } from './handoff-refused';
import type { HandoffView } from './handoff-view';
import type { DeskPage } from './page';
import type { Typed, Visit } from './visit';

/** `/trajecten/{caseNumber}/overdracht`: which step and partner, then what goes and what stays, and only then it goes. */
export const handoffPage: DeskPage = {
  path: '/trajecten/:caseNumber/overdracht',
  show: (visit) => {
    const typed = visit.kept ?? new Map(Object.entries({ stap: visit.query['stap'] ?? '' }));
    const isChosen = choiceErrors(typed).length === 0;
    return isChosen ? showPreview(visit, typed) : showChoice(visit, typed);
  },
  change: (visit, typed, idempotencyKey) => {
    const missing = choiceErrors(typed);
    if (missing.length > 0) return showChoice(visit, typed, missing);
    if (typed.get('doe') !== 'overdragen') return showPreview(visit, typed);
    const errors = questionErrors(typed);
    return errors.length > 0
      ? showPreview(visit, typed, errors)
      : send(visit, typed, idempotencyKey);
  },
};

async function showChoice(visit: Visit, typed: Typed, errors: readonly FieldError[] = []) {
  const view = await read(visit, typed);
  visit.show(<ChoosePage view={view} errors={errors} />, errors.length > 0 ? 400 : 200);
}

/** Nothing is sent, permitted or written: a partner's name stays out of every address, so this is shown after a POST. */
async function showPreview(visit: Visit, typed: Typed, errors: readonly FieldError[] = []) {
  const view = await read(visit, typed);
  const isTooLong = errors.some(({ text }) => text.startsWith('Maak'));
  const { actionId, partner, ...rest } = askedOf(typed);
  const { body: preview } = await visit.perform(operations.postHandoffPreview, {
    params: visit.params,
    // What is too long for the hub is shown again, but not asked.
    body: isTooLong ? { actionId, partner } : { actionId, partner, ...rest },
  });
  if (preview.refusal !== undefined && hasReason(preview.refusal)) {
    visit.show(<CannotPage view={view} code={preview.refusal} />);
    return;
  }
  const status = errors.length > 0 ? 400 : 200;
  visit.show(<PreviewPage view={view} preview={preview} errors={errors} />, status);
}

async function send(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const { categories = [], ...asked } = askedOf(typed);
  const details = asked.details.filter(({ category }) => categories.includes(category));
  const basisId = typed.get('grondslag') ?? '';
  try {
    const { body } = await visit.perform(operations.postHandoff, {
      ...{ params: visit.params, idempotencyKey },
      body: { ...asked, details, categories, basisId, kind: 'help-request' },
    });
    const { caseNumber = '' } = visit.params;
    visit.goTo(`${caseAt(caseNumber)}?naar=${body.sequence}#overdrachten`);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409 || !hasReason(error.code)) throw error;
    const view = await read(visit, typed);
    visit.show(<CannotPage view={view} code={error.code} basisId={basisId} />, 409);
  }
}

async function read(visit: Visit, typed: Typed): Promise<HandoffView> {
  const [{ body: of }, { body }] = await Promise.all([
    visit.perform(operations.getCaseDesk, { params: visit.params }),
    visit.perform(operations.listPartners),
  ]);
  return { visit, typed, of, partners: body.partners };
}
