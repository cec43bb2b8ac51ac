import { renderPage } from '../render-page';
import type { EffectsView } from './effects-view';
import { EvaluationPage } from './evaluation-page';

export function renderEffects(view: EffectsView): string {
  return renderPage(EvaluationPage({ view }));
}
