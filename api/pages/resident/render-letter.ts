import { renderPage } from '../render-page';
import { LetterPage, type LetterView } from './letter-page';

export function renderLetter(view: LetterView): string {
  return renderPage(LetterPage({ view }));
}
