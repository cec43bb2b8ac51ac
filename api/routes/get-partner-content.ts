import type { PartnerDesk } from '../partners/partner-desk';
import { Problem } from '../problem';
import { defineRoute } from '../route';
import { HandoffContentSchema, HandoffIdParams } from '../schemas/partner-schema';

/** GET /partner/handoffs/{handoffId}/content: the basis is looked at again at every fetch. */
export function getPartnerContent(desk: PartnerDesk) {
  return defineRoute({
    method: 'get',
    path: '/partner/handoffs/{handoffId}/content',
    operationId: 'getPartnerContent',
    summary: 'Fetch what a hand-off is about',
    description: 'Answers 410 `CONTENT_GONE` when nothing may be shared any more.',
    tag: 'Partner',
    access: { purpose: 'receive' },
    params: HandoffIdParams,
    responses: {
      200: { description: 'What you may know, and on which basis.', schema: HandoffContentSchema },
    },
    handle: async ({ params: { handoffId } }) => {
      const opened = await desk.openContent(handoffId);
      if (opened === undefined)
        throw new Problem(410, 'CONTENT_GONE', 'Nothing of this may be shared any more.');
      return { status: 200, body: opened };
    },
  });
}
