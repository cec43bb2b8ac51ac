import type { StepKind } from '../../../domain/desk/step';

/** The page of a case. */
export function caseAt(caseNumber: string): string {
  return `/trajecten/${caseNumber}`;
}

interface StepPage {
  /** What the button says. */
  readonly go: string;
  /** Below the page of the case. */
  readonly below: string;
}

/** The page on which a step is done, where it has one. A new page adds a line. */
const stepPages: Readonly<Partial<Record<StepKind, StepPage>>> = {
  'call-back': { go: 'Nabellen', below: '/nabellen' },
  'read-answer': { go: 'Antwoord lezen', below: '#overdrachten' },
};

export interface StepLink {
  readonly go: string;
  readonly href: string;
}

export function stepLink(kind: StepKind, caseNumber: string): StepLink | undefined {
  const page = stepPages[kind];
  return page && { go: page.go, href: `${caseAt(caseNumber)}${page.below}` };
}
