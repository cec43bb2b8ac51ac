import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import { readDraft } from '../../store/session-drafts';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { DraftSchema, NewDraftSchema, SessionParams } from '../schemas/session-schema';

/** GET /cases/{caseNumber}/sessions/{sessionId}/draft */
export function getSessionDraft(dependencies: { readonly db: Database; readonly keys: CaseKeys }) {
  const { db, keys } = dependencies;
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/sessions/{sessionId}/draft',
    operationId: 'getSessionDraft',
    summary: 'Read what was typed for a session',
    tag: 'Steps',
    access: { purpose: 'work' },
    params: SessionParams,
    responses: { 200: { description: 'The draft.', schema: DraftSchema } },
    handle: async ({ params }) => {
      const draft = await readDraft(db, keys, params);
      if (draft === undefined)
        throw new Problem(404, 'DRAFT_UNKNOWN', 'There is no draft for this session.');
      const { sessionId, content, writtenBy, writtenAt } = draft;
      const { fields } = NewDraftSchema.parse(content);
      return { status: 200, body: { sessionId, fields, writtenBy, writtenAt } };
    },
  });
}
