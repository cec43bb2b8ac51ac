import type { RequestHandler } from 'express';
import { renderEffects } from '../../api/pages/evaluation/render-effects';
import { pageHeaders } from '../../api/pages/render-page';
import { createLabels } from '../../api/policy-group/labels';
import { loadPartners } from '../../config/partners';
import { loadPolicy } from '../../config/policy';
import { loadPrices } from '../../config/prices';
import { effectsOf } from '../../domain/effects/effects';
import { sampleEffects, sampleEffectsTexts } from './sample-effects';

const address = /^\/evaluatie\/([a-z-]+)$/;

/** The page of the evaluation talk, one address a state; its route needs a case and a token. */
export function serveEvaluationPages(): RequestHandler {
  const policy = loadPolicy('config/policy/houten.json');
  const prices = loadPrices('config/prices/op-koers-2022.json');
  const labels = createLabels(policy, loadPartners('config/partners/houten', {}).partners);
  return (request, response, next) => {
    const [, state = ''] = address.exec(request.url) ?? [];
    const journal = sampleEffects[state];
    if (journal === undefined) {
      next();
      return;
    }
    const effects = effectsOf(journal, policy.hourlyRateCents);
    const view = { caseNumber: 'OK-2026-00042', texts: sampleEffectsTexts, labels, prices };
    response
      .set(pageHeaders)
      .type('html')
      .send(renderEffects({ ...view, effects }));
  };
}
