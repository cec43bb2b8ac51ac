import { z } from 'zod';
import { derivedThemes } from '../../domain/report/derived-signals';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { answerOnce } from '../commands/answer-once';
import { refusePersonalText } from '../policy-group/plain-text';
import type { PolicyDesk } from '../policy-group/policy-desk';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { WordingSchema } from '../schemas/report-schema';
import { slug } from '../schemas/text';

interface Dependencies {
  readonly db: Database;
  readonly policy: Policy;
  readonly policyDesk: PolicyDesk;
}

/** PUT /signal-wordings/{theme}: what people wrote is never published as it stands; a person releases words for it. */
export function putSignalWording({ db, policy, policyDesk }: Dependencies) {
  return defineRoute({
    method: 'put',
    path: '/signal-wordings/{theme}',
    operationId: 'putSignalWording',
    summary: 'Release the wording in which a theme is published',
    tag: 'Signals',
    touches: 'no-case',
    access: { purpose: 'release-wording' },
    params: z.strictObject({ theme: slug(80) }),
    body: WordingSchema,
    requiresIdempotencyKey: true,
    responses: { 200: { description: 'The wording as released.', schema: WordingSchema } },
    handle: async (request) => {
      const { theme } = request.params;
      const isKnown = [...Object.keys(policy.signalThemes), ...derivedThemes].includes(theme);
      if (!isKnown) throw new Problem(404, 'THEME_UNKNOWN', 'There is no such theme.');
      refusePersonalText({ ...request.body });
      return answerOnce(db, request, async () => {
        await policyDesk.release(theme, request.body, request.caller.subject);
        return { status: 200, body: request.body };
      });
    },
  });
}
