import { Problem } from '../../problem';
import { formErrors, type FieldsOf } from '../form-errors';
import { operations, type AnswerOf } from '../operations';
import type { FieldError } from '../parts/errors';
import { sessionAt } from './addresses';
import { residentOf, type CaseDesk } from './case-view';
import { deskOf, showCommand, type Again } from './command-page';
import type { DeskPage } from './page';
import { planAgain, planNow } from './plan-again';
import { planStart } from './plan-form';
import { planForm } from './plan-page';
import { refusalIn } from './refused-notice';
import {
  agreementOf,
  draftOf,
  draftPointers,
  sessionErrors,
  sessionPointers,
} from './session-form';
import { SessionView, type Session } from './session-view';
import type { Typed, Visit } from './visit';

/** `/trajecten/{caseNumber}/gesprek/{sessionId}`: professional and resident write the plan together. */
export const sessionPage: DeskPage = {
  path: '/trajecten/:caseNumber/gesprek/:sessionId',
  show: open,
  change,
};

async function open(visit: Visit): Promise<void> {
  const of = await deskOf(visit);
  const session = sessionIn(visit, of);
  const draft = session.outcome === undefined ? await draftFor(visit) : undefined;
  const kept = visit.kept ?? (draft === undefined ? planStart(of) : typedIn(draft));
  const again = planNow(kept, of) ?? { typed: kept };
  visit.show(<SessionView {...{ visit, of, session, draft, ...again }} />);
}

function sessionIn({ params }: Visit, { sessions }: CaseDesk): Session {
  const session = sessions.find(({ sessionId }) => sessionId === params['sessionId']);
  if (session === undefined) throw new Problem(404, 'NOT_FOUND', 'There is no such session.');
  return session;
}

type Draft = AnswerOf<'getSessionDraft'>;

async function draftFor({ params, perform }: Visit): Promise<Draft | undefined> {
  try {
    return (await perform(operations.getSessionDraft, { params })).body;
  } catch (error) {
    if (error instanceof Problem && error.code === 'DRAFT_UNKNOWN') return undefined;
    throw error;
  }
}

function typedIn({ fields }: Draft): Typed {
  return new Map(fields.map(({ name, value }) => [name, value]));
}

async function change(visit: Visit, typed: Typed, key: string): Promise<void> {
  const isLater = typed.get('doe') === 'bewaren' || typed.get('goed') === 'bijna';
  if (typed.get('doe') !== 'stap-erbij' && isLater) {
    await keep(visit, typed);
    return;
  }
  const of = await deskOf(visit);
  const again = planAgain(typed, of);
  const errors = again === undefined ? sessionErrors(typed, residentOf(of)) : [];
  if (again !== undefined || errors.length > 0)
    show(visit, of, { errors, ...(again ?? { typed }) });
  else await agree(visit, typed, key);
}

async function keep(visit: Visit, typed: Typed): Promise<void> {
  const { params, perform } = visit;
  try {
    await perform(operations.putSessionDraft, { params, body: draftOf(typed) });
    visit.goTo(`${addressOf(visit)}?later=1`);
  } catch (error) {
    await showTrouble(visit, typed, error, draftPointers(typed));
  }
}

async function agree(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const { params, perform } = visit;
  const asked = { params, body: agreementOf(typed), idempotencyKey };
  try {
    const { body, wasThere } = await perform(operations.postSessionAgreement, asked);
    const { refused, sequence } = body;
    if (refused === undefined) {
      visit.goTo(`${addressOf(visit)}/meegeven?naar=${sequence}${wasThere ? '&weer=1' : ''}`);
      return;
    }
    const notice = 'Het gesprek is opgeslagen. Het plan nog niet.';
    await showCommand(planForm, visit, { typed, notice, refused: { ...refused, status: 409 } });
  } catch (error) {
    await showTrouble(visit, typed, error, sessionPointers(typed));
  }
}

async function showTrouble(
  visit: Visit,
  typed: Typed,
  error: unknown,
  pointers: FieldsOf,
): Promise<void> {
  const refusal = refusalIn(error)?.code;
  const errors = refusal === undefined ? formErrors(error, pointers) : [];
  show(visit, await deskOf(visit), {
    typed,
    errors,
    ...(refusal === undefined ? {} : { refusal }),
  });
}

interface Shown extends Again {
  readonly errors: readonly FieldError[];
  readonly refusal?: string;
}

function show(visit: Visit, of: CaseDesk, shown: Shown): void {
  const refusedStatus = shown.refusal === undefined ? 200 : 409;
  const status = shown.errors.length > 0 ? 400 : refusedStatus;
  const session = sessionIn(visit, of);
  visit.show(<SessionView {...{ visit, of, session, ...shown }} isTyped />, status);
}

function addressOf({ params }: Visit): string {
  return sessionAt(params['caseNumber'] ?? '', params['sessionId'] ?? '');
}
