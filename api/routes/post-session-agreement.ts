import type { z } from 'zod';
import { commandRules } from '../../domain/case/command-rules';
import { refusals } from '../../domain/case/refusal';
import { readCase } from '../../store/case-view';
import { isKnownCommand } from '../../store/idempotency-keys';
import { actorOf } from '../commands/actor';
import { answerOnce, commandIdOf } from '../commands/answer-once';
import { untilViewed, type CommandDependencies } from '../commands/command-route';
import { runCommand } from '../commands/run-command';
import { collectTexts, optionalRef, type Texts } from '../commands/texts';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { defineRoute, type RouteInput } from '../route';
import { CommandResultSchema } from '../schemas/case-schema';
import { AgreementResultSchema, AgreementSchema, SessionParams } from '../schemas/session-schema';
import { planOf } from './post-plan';

type Agreement = z.output<typeof AgreementSchema>;
type Asked = RouteInput<z.output<typeof SessionParams>, unknown, Agreement>;

const everSince = new Date(0).toISOString();

/**
 * POST /cases/{caseNumber}/sessions/{sessionId}/agreement: two commands in one request, each under a key that follows
 * from the request's own, so that a repeat gives neither twice.
 */
export function postSessionAgreement(dependencies: CommandDependencies) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/sessions/{sessionId}/agreement',
    operationId: 'postSessionAgreement',
    summary: 'Record a session that was held, and agree its plan',
    description:
      'A plan that would be refused is refused before anything happens. If the case moved on meanwhile, the answer says that only the session was recorded.',
    tag: 'Steps',
    access: { purpose: 'work' },
    params: SessionParams,
    body: AgreementSchema,
    requiresIdempotencyKey: true,
    refusals: [
      'REFERRAL_NOT_DECIDED',
      'CASE_CLOSING',
      'SESSION_UNKNOWN',
      'SESSION_ALREADY_RECORDED',
      'ACTION_ID_TAKEN',
      'PLAN_GOAL_UNKNOWN',
      'PLAN_DEPENDENCY_UNKNOWN',
      'PLAN_DEPENDENCY_CYCLE',
    ],
    responses: { 200: { description: 'What of it happened.', schema: AgreementResultSchema } },
    handle: async (request) => {
      const answer = await answerOnce(dependencies.db, request, () => agree(dependencies, request));
      await untilViewed(dependencies.db, request.params.caseNumber, answer.body);
      return answer;
    },
  });
}

async function agree(dependencies: CommandDependencies, request: Asked) {
  await refuseBefore(dependencies, request);
  const recorded = await runCommand(dependencies, {
    ...partOf(request, 'session'),
    toCommand: ({ texts }) => ({ name: 'recordSession', data: outcomeOf(request, texts) }),
  });
  try {
    const agreed = await runCommand(dependencies, {
      ...partOf(request, 'plan'),
      toCommand: ({ texts }) => ({ name: 'agreePlan', data: planOf(request.body, texts) }),
    });
    return done(agreed.body, { happened: ['recordSession', 'agreePlan'] });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409) throw error;
    const { code, detail } = error;
    const refused = { command: 'agreePlan', code, detail };
    return done(recorded.body, { happened: ['recordSession'], refused });
  }
}

function done(result: unknown, told: object) {
  return { status: 200, body: { ...CommandResultSchema.parse(result), ...told } };
}

/** No key of a client has a line end in it, so none is that of a part. */
function partOf({ params, ...request }: Asked, part: 'session' | 'plan') {
  const { caseNumber } = params;
  const idempotencyKey = `${request.idempotencyKey ?? ''}\n${part}`;
  return { ...request, params, caseNumber, status: 200, idempotencyKey };
}

function outcomeOf({ params: { sessionId }, body }: Asked, texts: Texts) {
  const { attendees, minutes, told, summary } = body;
  return {
    ...{ sessionId, outcome: 'held' as const, attendees },
    ...(minutes === undefined ? {} : { minutes }),
    ...optionalRef(texts, 'toldRef', told),
    ...optionalRef(texts, 'summaryRef', summary),
  };
}

/** By the view, which may lag; and not for a repeat, whose plan may stand already. */
async function refuseBefore({ db, policy }: CommandDependencies, request: Asked): Promise<void> {
  const commandId = commandIdOf(partOf(request, 'session'));
  if (await isKnownCommand(db, commandId, everSince)) return;
  const { caseNumber } = request.params;
  const view = await readCase(db, caseNumber);
  if (view === undefined) throw unknownCase();
  const texts = collectTexts({ caseNumber, writtenBy: request.caller.subject, commandId });
  const command = { ...planOf(request.body, texts), commandId, by: actorOf(request.caller) };
  const context = { now: new Date().toISOString(), terms: policy.terms };
  const refusal = commandRules.agreePlan.refuse(view.current, command, context);
  if (refusal !== undefined) throw new Problem(409, refusal, refusals[refusal]);
}
