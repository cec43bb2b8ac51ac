import { z } from 'zod';
import type { Database } from '../../store/database';
import { answerOnce } from '../commands/answer-once';
import { refusePersonalText } from '../policy-group/plain-text';
import type { PolicyDesk } from '../policy-group/policy-desk';
import { unknownEdition } from '../policy-group/unknown-edition';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { EditionParams, NewAnswerSchema } from '../schemas/report-schema';

export const AnsweredSchema = z
  .object({ signal: z.int(), edition: z.int(), answered: z.literal(true) })
  .meta({ id: 'AnsweredSignal' });

interface Dependencies {
  readonly db: Database;
  readonly policyDesk: PolicyDesk;
}

/** POST /signal-reports/{edition}/answers */
export function postSignalAnswer({ db, policyDesk }: Dependencies) {
  return defineRoute({
    method: 'post',
    path: '/signal-reports/{edition}/answers',
    operationId: 'postSignalAnswer',
    summary: 'Answer a signal; who raised it hears the answer',
    tag: 'Signals',
    touches: 'no-case',
    access: { purpose: 'answer-signal' },
    params: EditionParams,
    body: NewAnswerSchema,
    requiresIdempotencyKey: true,
    responses: { 201: { description: 'The answer is kept.', schema: AnsweredSchema } },
    handle: async (request) => {
      const { signal, ...answer } = request.body;
      const { edition } = request.params;
      const { who, when, explanation } = answer;
      refusePersonalText({ who, when, explanation });
      return answerOnce(db, request, async (commandId) => {
        const by = request.caller.subject;
        const outcome = await policyDesk.answer({ edition, signal, answer, by, commandId });
        if (outcome === 'unknown-signal' || outcome === 'unknown-edition') throw unknown(outcome);
        return { status: 201, body: { signal, edition, answered: true } };
      });
    },
  });
}

function unknown(outcome: 'unknown-signal' | 'unknown-edition'): Problem {
  if (outcome === 'unknown-edition') return unknownEdition();
  return new Problem(404, 'SIGNAL_UNKNOWN', 'There is no such signal.');
}
