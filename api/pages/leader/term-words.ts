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

interface Known {
  readonly caseNumber: string;
  readonly shortName?: string | undefined;
}

/** `Noor V. (OK-2026-00042)`, or the number where the name is not known. */
export function caseWords({ caseNumber, shortName }: Known): string {
  return shortName === undefined ? caseNumber : `${shortName} (${caseNumber})`;
}
