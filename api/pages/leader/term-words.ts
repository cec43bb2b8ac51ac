import type { DeadlineKind } from '../../../domain/case/case';
import type { HandoffDeadlineKind } from '../../../domain/handoff/handoff';
import { termWords } from '../policy-group/words';

const ofPartner: Readonly<Record<HandoffDeadlineKind, string>> = {
  acceptance: 'Partner antwoordt niet',
  progress: 'Partner laat niets horen',
  completion: 'Partner is niet klaar',
  deletion: 'Partner bevestigt het verwijderen niet',
};

const words: Readonly<Record<DeadlineKind | HandoffDeadlineKind, string>> = {
  ...termWords,
  ...ofPartner,
};

/** Of a term of a case or of a hand-off; a code that has no words is shown as it is. */
export function termWord(kind: string): string {
  return Object.entries(words).find(([code]) => code === kind)?.[1] ?? kind;
}
