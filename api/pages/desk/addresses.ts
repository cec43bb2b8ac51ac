import type { StepKind } from '../../../domain/desk/step';

/** The page of a case. */
export function caseAt(caseNumber: string): string {
  return `/trajecten/${caseNumber}`;
}

interface StepPage {
  /** What the button says. */
  readonly go: string;
  /** Below the page of the case. */
  below(about: string): string;
}

/** The page on which a step is done, where it has one. A new page adds a line. */
const stepPages: Readonly<Partial<Record<StepKind, StepPage>>> = {
  'call-back': { go: 'Nabellen', below: () => '/nabellen' },
  'read-answer': { go: 'Antwoord lezen', below: () => '#overdrachten' },
  'mend-handoff': { go: 'Overdracht bekijken', below: handoffBelow },
  'call-partner': { go: 'Zelf bellen', below: handoffBelow },
  'find-other-way': { go: 'Andere weg zoeken', below: handoffBelow },
};

function handoffBelow(handoffId: string): string {
  return `/overdracht/${handoffId}`;
}

export interface StepLink {
  readonly go: string;
  readonly href: string;
}

export function stepLink(kind: StepKind, caseNumber: string, about = ''): StepLink | undefined {
  const page = stepPages[kind];
  return page && { go: page.go, href: `${caseAt(caseNumber)}${page.below(about)}` };
}

export function handoffAt(caseNumber: string, handoffId: string): string {
  return `${caseAt(caseNumber)}${handoffBelow(handoffId)}`;
}
