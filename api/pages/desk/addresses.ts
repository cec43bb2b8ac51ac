import type { StepKind } from '../../../domain/desk/step';

/** The page of a case. */
export function caseAt(caseNumber: string): string {
  return `/trajecten/${caseNumber}`;
}

interface StepPage {
  /** What the button says. */
  readonly go: string;
  /** Below the page of the case; `about` is the action, hand-off, session or request. */
  below(about: string): string;
}

/** The page on which a step is done, where it has one. A new page adds a line. */
const stepPages: Readonly<Partial<Record<StepKind, StepPage>>> = {
  'call-back': { go: 'Nabellen', below: () => '/nabellen' },
  'read-answer': { go: 'Antwoord lezen', below: () => '#overdrachten' },
  'close-case': { go: 'Afronden', below: () => '/afronden' },
  evaluate: { go: 'Terugkijken', below: () => '/terugkijken' },
  'keep-flame': { go: 'Waakvlam', below: () => '/waakvlam' },
  resume: { go: 'Verder na de pauze', below: () => '/verder' },
  'review-duration': { go: 'Kijken wat nu kan', below: () => '#meer' },
};

export interface StepLink {
  readonly go: string;
  readonly href: string;
}

export function stepLink(kind: StepKind, caseNumber: string, about?: string): StepLink | undefined {
  const page = stepPages[kind];
  return page && { go: page.go, href: `${caseAt(caseNumber)}${page.below(about ?? '')}` };
}
