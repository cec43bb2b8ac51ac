import { Problem } from '../../problem';
import type { DeskPage } from '../desk/page';
import { textOf, told } from '../desk/typed';
import type { Typed, Visit } from '../desk/visit';
import { operations } from '../operations';
import type { FieldError } from '../parts/errors';
import { DecisionView } from './decision-view';
import { readRequest } from './read-request';

/** `/besluiten/{case number}/{request}`: one request for money, and the decision on it. */
export const decisionPage: DeskPage = {
  path: '/besluiten/:caseNumber/:requestId',
  show: async (visit) => {
    const { na: after } = visit.query;
    const sequence = /^\d{1,9}$/.test(after ?? '') ? after : undefined;
    const asked = await readRequest(visit, sequence);
    const typed = visit.kept ?? new Map<string, string>();
    visit.show(<DecisionView {...{ visit, asked, typed, isSaved: sequence !== undefined }} />);
  },
  change: decide,
};

async function decide(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const errors = errorsIn(typed);
  if (errors.length > 0) {
    const asked = await readRequest(visit);
    visit.show(<DecisionView {...{ visit, asked, typed, errors }} />, 400);
    return;
  }
  const { caseNumber = '', requestId = '' } = visit.params;
  try {
    if (typed.get('besluit') === 'vraag') {
      await visit.perform(operations.postBudgetQuestion, {
        params: { caseNumber, requestId },
        body: { question: textOf(typed, 'waarom') },
        idempotencyKey,
      });
      visit.goTo(`/besluiten/${caseNumber}/${requestId}?gevraagd=1`);
      return;
    }
    const { body } = await visit.perform(operations.postBudgetDecision, {
      params: { caseNumber, requestId },
      body: decisionIn(typed),
      idempotencyKey,
    });
    visit.goTo(`/besluiten/${caseNumber}/${requestId}?na=${String(body.sequence)}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409 || !isOfBudget(error)) throw error;
    const asked = await readRequest(visit);
    visit.show(<DecisionView {...{ visit, asked, typed, isRefused: true }} />, 409);
  }
}

/** What the page itself says once it is read again: decided meanwhile, an own request, too much. */
function isOfBudget({ code }: Problem): boolean {
  return code.startsWith('BUDGET_') || code === 'CASE_CLOSING';
}

function decisionIn(typed: Typed) {
  return {
    decision: typed.get('besluit') === 'ja' ? 'approve' : 'reject',
    ...told('explanation', typed, 'waarom'),
  };
}

const longest = 4_000;

function errorsIn(typed: Typed): readonly FieldError[] {
  const choice = typed.get('besluit');
  const isChosen = ['ja', 'nee', 'vraag'].includes(choice ?? '');
  return [
    ...(isChosen ? [] : [{ field: 'besluit', text: 'Kies ja, nee of eerst een vraag' }]),
    ...(choice === 'nee' && textOf(typed, 'waarom') === ''
      ? [{ field: 'waarom', text: 'Schrijf op waarom niet: wie het vroeg, leest dit' }]
      : []),
    ...(choice === 'vraag' && textOf(typed, 'waarom') === ''
      ? [{ field: 'waarom', text: 'Schrijf je vraag op' }]
      : []),
    ...(textOf(typed, 'waarom').length > longest
      ? [{ field: 'waarom', text: 'Schrijf het korter: hooguit 4.000 tekens' }]
      : []),
  ];
}
