import { Problem } from '../../problem';
import type { Given, Success } from '../../residents/give-as-resident';
import { FinishedPage } from './finished-page';
import { start, type ResidentFrame } from './resident-layout';
import { LatePage } from './side-pages';
import type { OpenVisit, PostedForm, VisitParts } from './visit';

const successes: readonly Success[] = ['reached', 'partly', 'not-reached'];
const mostLetters = 10_000;

/** A step of the resident's own is done; pressed twice it is done once. */
export async function giveStep(parts: VisitParts, visit: OpenVisit, form: PostedForm) {
  const actionId = form.typed.get('stap') ?? '';
  await giving(visit, form, { action: `${start}/stap`, fields: ['stap'] }, (given) =>
    parts.desk.completeStep(given, actionId),
  );
}

export async function giveEvaluation(parts: VisitParts, visit: OpenVisit, form: PostedForm) {
  const { typed } = form;
  const success = successes.find((one) => one === typed.get('geslaagd'));
  const note = typed.get('vertel') ?? '';
  const errors = [
    ...(success === undefined
      ? [{ field: 'geslaagd', text: 'Kies of het geslaagd is voor jou.' }]
      : []),
    ...(note.length > mostLetters
      ? [{ field: 'vertel', text: 'Maak je tekst korter. Hooguit 10.000 letters.' }]
      : []),
  ];
  if (success === undefined || errors.length > 0) {
    const { plan } = await parts.desk.planOf(visit.plan.caseNumber);
    visit.send(400, <FinishedPage {...{ frame: visit.frame, plan, errors, typed }} />);
    return;
  }
  const again = { action: `${start}/evaluatie`, fields: ['geslaagd', 'vertel'] };
  await giving(visit, form, again, (given) => parts.desk.evaluate(given, success, note));
}

/** It needs no engine: once this is answered nothing is sent any more. */
export async function giveStop(parts: VisitParts, visit: OpenVisit, form: PostedForm) {
  const partner = form.typed.get('bij') ?? '';
  const { plan } = await parts.desk.planOf(visit.plan.caseNumber);
  const shared = plan.sharing.find((one) => String(one.number) === visit.number);
  if (shared?.partner !== partner)
    throw new Problem(404, 'SHARING_UNKNOWN', 'There is no such partner at this number.');
  await parts.desk.stopSharing(givenIn(visit, form), partner);
  visit.redirect(`${start}/bewijs`);
}

interface Again {
  readonly action: string;
  /** Names of the fields that go along. */
  readonly fields: readonly string[];
}

/** What was done already is no trouble; what the engine did not take can be given again with the same key. */
async function giving(
  visit: OpenVisit,
  form: PostedForm,
  { action, fields }: Again,
  give: (given: Given) => Promise<void>,
): Promise<void> {
  try {
    await give(givenIn(visit, form));
    visit.redirect(start);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 409) visit.redirect(start);
    else if (error.code === 'ENGINE_AWAY') {
      const kept = fields.map((name) => [name, form.typed.get(name) ?? ''] as const);
      const frame = withKey(visit.frame, form.idempotencyKey);
      visit.send(503, <LatePage frame={frame} action={action} fields={kept} />);
    } else throw error;
  }
}

function givenIn({ plan: { caseNumber } }: OpenVisit, { idempotencyKey }: PostedForm): Given {
  return { caseNumber, key: idempotencyKey };
}

function withKey(frame: ResidentFrame, idempotencyKey: string): ResidentFrame {
  return { ...frame, seal: { ...frame.seal, idempotencyKey } };
}
