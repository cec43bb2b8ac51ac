import { z } from 'zod';
import { isUnanswered } from '../../domain/report/answer';
import type { PolicyDesk } from '../policy-group/policy-desk';
import { unknownEdition } from '../policy-group/unknown-edition';
import { defineRoute } from '../route';
import { EditionParams, StandingSchema } from '../schemas/report-schema';

export const SignalsSchema = z
  .object({ items: z.array(StandingSchema) })
  .meta({ id: 'SignalAnswers', description: 'Signals of this and earlier editions.' });

/** GET /signal-reports/{edition}/answers: how its signals stand now. */
export function listSignalAnswers({ policyDesk }: { readonly policyDesk: PolicyDesk }) {
  return defineRoute({
    method: 'get',
    path: '/signal-reports/{edition}/answers',
    operationId: 'listSignalAnswers',
    summary: 'See what was answered to the signals of an edition',
    tag: 'Signals',
    touches: 'no-case',
    access: { purpose: 'follow-reports' },
    params: EditionParams,
    responses: { 200: { description: 'The signals and their answers.', schema: SignalsSchema } },
    handle: async ({ params: { edition } }) => {
      if ((await policyDesk.readReport(edition)) === undefined) throw unknownEdition();
      const standings = await policyDesk.readStandings();
      const items = standings
        .filter(({ editions }) => editions.some((each) => each <= edition))
        .map((standing) => ({ ...standing, isUnanswered: isUnanswered(standing) }));
      return { status: 200, body: { items } };
    },
  });
}
