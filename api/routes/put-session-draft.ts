import { refusals } from '../../domain/case/refusal';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { keepDraft } from '../../store/session-drafts';
import { unknownCase } from '../commands/unknown-case';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { DraftSchema, NewDraftSchema, SessionParams } from '../schemas/session-schema';

/** PUT /cases/{caseNumber}/sessions/{sessionId}/draft: what was typed is never lost, and is gone once the session is recorded. */
export function putSessionDraft(dependencies: { readonly db: Database; readonly keys: CaseKeys }) {
  const { db, keys } = dependencies;
  return defineRoute({
    method: 'put',
    path: '/cases/{caseNumber}/sessions/{sessionId}/draft',
    operationId: 'putSessionDraft',
    summary: 'Keep what was typed for a session',
    description: 'Instead of the draft before; the last one counts. It is no part of the journal.',
    tag: 'Steps',
    access: { purpose: 'work' },
    params: SessionParams,
    body: NewDraftSchema,
    refusals: ['SESSION_UNKNOWN', 'SESSION_ALREADY_RECORDED'],
    responses: { 200: { description: 'The draft as kept.', schema: DraftSchema } },
    handle: async ({ params: { caseNumber, sessionId }, body, caller }) => {
      const written = { writtenBy: caller.subject, writtenAt: new Date().toISOString() };
      const draft = { caseNumber, sessionId, content: body, ...written };
      const refusal = await keepDraft(db, keys, draft);
      if (refusal === 'CASE_UNKNOWN') throw unknownCase();
      if (refusal !== undefined) throw new Problem(409, refusal, refusals[refusal]);
      return { status: 200, body: { sessionId, ...body, ...written } };
    },
  });
}
