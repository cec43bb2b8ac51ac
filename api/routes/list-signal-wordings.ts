import { z } from 'zod';
import type { Policy } from '../../domain/policy/policy';
import { derivedThemes } from '../../domain/report/derived-signals';
import type { Labels } from '../policy-group/labels';
import type { PolicyDesk } from '../policy-group/policy-desk';
import { defineRoute } from '../route';
import { WordingSchema } from '../schemas/report-schema';

const WordingsSchema = z
  .object({
    items: z.array(
      z.object({ theme: z.string(), label: z.string(), wording: WordingSchema.optional() }),
    ),
  })
  .meta({ id: 'SignalWordings' });

interface Dependencies {
  readonly policy: Policy;
  readonly policyDesk: PolicyDesk;
  readonly labels: Labels;
}

/** GET /signal-wordings: every theme, raised or derived, with the words in which it is published. */
export function listSignalWordings({ policy, policyDesk, labels }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/signal-wordings',
    operationId: 'listSignalWordings',
    summary: 'List themes and the wordings that were released for them',
    tag: 'Signals',
    touches: 'no-case',
    access: { purpose: 'see-wordings' },
    responses: { 200: { description: 'All themes.', schema: WordingsSchema } },
    handle: async () => {
      const wordings = await policyDesk.readWordings();
      const themes = new Set([...Object.keys(policy.signalThemes), ...derivedThemes]);
      const items = [...themes].map((theme) => {
        const wording = wordings.get(theme);
        const label = labels.theme(theme);
        return { theme, label, ...(wording === undefined ? {} : { wording }) };
      });
      return { status: 200, body: { items } };
    },
  });
}
