import { z } from 'zod';
import { effectsOf } from '../../domain/effects/effects';
import type { PriceList } from '../../domain/effects/price-list';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { readEvents } from '../../store/journal-lines';
import type { CaseKeys } from '../../store/keys/case-keys';
import { readEffectsTexts } from '../evaluation/effects-texts';
import { renderEffects } from '../pages/evaluation/render-effects';
import { pageHeaders } from '../pages/render-page';
import type { Labels } from '../policy-group/labels';
import { defineRoute } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { EffectsSchema } from '../schemas/effects-schema';
import { atLeast, readAtLeast } from '../commands/read-at-least';

interface Dependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly policy: Policy;
  readonly prices: PriceList;
  readonly labels: Labels;
}

/** GET /cases/{caseNumber}/effects: for programs, and as the page of the evaluation talk. */
export function getEffects({ db, keys, policy, prices, labels }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/effects',
    operationId: 'getEffects',
    summary: 'Read what a case was worth',
    tag: 'Steps',
    access: { purpose: 'see-money' },
    params: CaseNumberParams,
    query: z.strictObject({ atLeast }),
    produces: ['application/json', 'text/html'],
    responses: { 200: { description: 'Both sides, line by line.', schema: EffectsSchema } },
    handle: async ({ params: { caseNumber }, query, mediaType }) => {
      await readAtLeast(db, caseNumber, query.atLeast);
      const effects = effectsOf(await readEvents(db, caseNumber), policy.hourlyRateCents);
      if (mediaType === 'application/json')
        return { status: 200, body: { caseNumber, ...effects } };
      const texts = await readEffectsTexts({ db, keys }, caseNumber, effects);
      const body = renderEffects({ caseNumber, effects, texts, labels, prices });
      const touched = { entryIds: [...texts.keys()] };
      return { status: 200, headers: pageHeaders, body, touched };
    },
  });
}
