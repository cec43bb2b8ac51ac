import { isUndecided } from '../../domain/budget/budget';
import { findRequest } from '../../domain/case/budget';
import { refusals, type Refusal } from '../../domain/case/refusal';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { writeEntries } from '../../store/dossier';
import type { CaseKeys } from '../../store/keys/case-keys';
import { askBudgetQuestion } from '../../store/leader-notes';
import { answerOnce } from '../commands/answer-once';
import { collectTexts } from '../commands/texts';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import {
  BudgetQuestionParams,
  BudgetQuestionSchema,
  NewBudgetQuestionSchema,
} from '../schemas/leader-schema';

/** POST /cases/{caseNumber}/budget-requests/{requestId}/questions: an answer that decides nothing. */
export function postBudgetQuestion({
  db,
  keys,
}: {
  readonly db: Database;
  readonly keys: CaseKeys;
}) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/budget-requests/{requestId}/questions',
    operationId: 'postBudgetQuestion',
    summary: 'Ask something before deciding on money',
    description: 'The request stays as it is; who works on the case reads the question.',
    tag: 'Budget',
    access: { purpose: 'decide-budget' },
    params: BudgetQuestionParams,
    body: NewBudgetQuestionSchema,
    requiresIdempotencyKey: true,
    refusals: ['BUDGET_REQUEST_UNKNOWN', 'BUDGET_ALREADY_DECIDED'],
    responses: { 201: { description: 'The question was asked.', schema: BudgetQuestionSchema } },
    handle: (request) =>
      answerOnce(db, request, async (commandId) => {
        const { caseNumber, requestId } = request.params;
        await refuse(db, caseNumber, requestId);
        const { subject: askedBy } = request.caller;
        const texts = collectTexts({ caseNumber, writtenBy: askedBy, commandId });
        const entryId = texts.ref('budget-question', request.body.question);
        const asked = { caseNumber, requestId, askedBy, askedAt: new Date().toISOString() };
        await db.transaction().execute(async (trx) => {
          await writeEntries(trx, keys, texts.entries);
          await askBudgetQuestion(trx, commandId, { ...asked, entryId });
        });
        return { status: 201, body: asked };
      }),
  });
}

async function refuse(db: Database, caseNumber: string, requestId: string): Promise<void> {
  const view = await readCase(db, caseNumber);
  if (view === undefined) throw unknownCase();
  const request = findRequest(view.current, requestId);
  const code: Refusal = request === undefined ? 'BUDGET_REQUEST_UNKNOWN' : 'BUDGET_ALREADY_DECIDED';
  if (request === undefined || !isUndecided(request)) throw new Problem(409, code, refusals[code]);
}
