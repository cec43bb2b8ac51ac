import { withdrawBasis } from '../commands/withdraw-basis';
import { readAtLeast } from '../commands/read-at-least';
import { runCommand } from '../commands/run-command';
import type { CommandDependencies, NamedCommand } from '../commands/command-route';
import { optionalRef, type Texts } from '../commands/texts';
import { unknownCase } from '../commands/unknown-case';
import { fingerprintOf } from '../framework/fingerprint';
import { Problem } from '../problem';
import { EvaluationSchema } from '../schemas/step-schemas';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { nextSpan, toTraceparent } from '../../store/trace-context';
import { residentOwner } from './plan-steps';
import { registersOf } from './read-plan';
import { resident } from './resident';

/** One form of a page: whose plan, and a key that makes a double press count once. */
export interface Given {
  readonly caseNumber: string;
  readonly key: string;
}

export type Success = 'reached' | 'partly' | 'not-reached';

/** Throws a Problem: 404 no step of the resident's own, 409 refused, 503 engine away. */
export async function completeOwnStep(
  parts: CommandDependencies,
  given: Given,
  actionId: string,
): Promise<void> {
  const view = await readCase(parts.db, given.caseNumber);
  const action = view?.current.plan?.actions.find((one) => one.actionId === actionId);
  if (action?.owner !== residentOwner)
    throw new Problem(404, 'ACTION_UNKNOWN', 'This is no step of the resident.');
  await give(parts, given, { step: actionId }, () => ({
    name: 'completeAction',
    data: { actionId },
  }));
}

/** Throws as `completeOwnStep` does; a Problem 400 for a note that nobody could read. */
export async function evaluateAsResident(
  parts: CommandDependencies,
  given: Given,
  success: Success,
  written: string,
): Promise<void> {
  const answer = { success, ...(written.trim() === '' ? {} : { note: written }) };
  const parsed = EvaluationSchema.safeParse(answer);
  if (!parsed.success) throw new Problem(400, 'INVALID_INPUT', 'The note cannot be kept.');
  const { note, ...evaluation } = parsed.data;
  await give(parts, given, answer, (texts) => ({
    name: 'recordEvaluation',
    data: { ...evaluation, ...optionalRef(texts, 'noteRef', note) },
  }));
}

async function give(
  parts: CommandDependencies,
  given: Given,
  said: object,
  toCommand: (texts: Texts) => NamedCommand,
): Promise<void> {
  const { caseNumber } = given;
  const { body } = await runCommand(parts, {
    ...keyed(given, said),
    ...{ caller: resident, caseNumber, status: 200 },
    toCommand: ({ texts }) => toCommand(texts),
  });
  // So that the page that comes next shows it.
  const isNumbered = typeof body === 'object' && body !== null && 'sequence' in body;
  await readAtLeast(parts.db, caseNumber, isNumbered ? Number(body.sequence) : 0);
}

/** Takes back every consent that lets this partner know something; it needs no engine. Repeating it does no harm. */
export async function stopSharing(db: Database, given: Given, partner: string): Promise<void> {
  const { caseNumber } = given;
  const view = await readCase(db, caseNumber);
  if (view === undefined) throw unknownCase();
  const consents = (view.current.bases ?? []).filter(({ kind }) => kind === 'consent');
  const registers = await registersOf(db, { ...view.current, bases: consents });
  for (const { basisId, grants } of registers) {
    if (!grants.some((grant) => grant.partner === partner)) continue;
    await withdrawBasis(db, {
      ...keyed(given, { stop: partner, basisId }),
      ...{ caller: resident, place: { caseNumber, basisId }, scope: { partners: [partner] } },
    });
  }
}

/** What is said, and of which case, is part of the key: several forms of a page share the one they were shown with. */
function keyed({ caseNumber, key }: Given, said: object) {
  const fingerprint = fingerprintOf('post', `/mijn-plan/${caseNumber}`, said);
  return {
    idempotencyKey: `page/${key}/${fingerprint}`,
    fingerprint,
    traceparent: toTraceparent(nextSpan()),
    params: { caseNumber },
  };
}
