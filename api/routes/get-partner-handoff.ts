import { unknownHandoff } from '../partners/unknown-handoff';
import type { PartnerDesk } from '../partners/partner-desk';
import { defineRoute } from '../route';
import { HandoffIdParams, HandoffStandingSchema } from '../schemas/partner-schema';

/** GET /partner/handoffs/{handoffId}; to a partner another's hand-off is none. */
export function getPartnerHandoff(desk: PartnerDesk) {
  return defineRoute({
    method: 'get',
    path: '/partner/handoffs/{handoffId}',
    operationId: 'getPartnerHandoff',
    summary: 'See how a hand-off stands',
    tag: 'Partner',
    access: { purpose: 'receive' },
    params: HandoffIdParams,
    responses: {
      200: { description: 'How it stands, without content.', schema: HandoffStandingSchema },
    },
    handle: async ({ params }) => {
      const standing = await desk.standingOf(params.handoffId);
      if (standing === undefined) throw unknownHandoff();
      return { status: 200, body: standing };
    },
  });
}
