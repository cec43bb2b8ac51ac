import type { StepKind } from '../../../domain/desk/step';

/** The page of a case. */
export function caseAt(caseNumber: string): string {
  return `/trajecten/${caseNumber}`;
}

interface StepPage {
  /** What the button says. */
  readonly go: string;
  /** Below the page of the case; `:about` is what the step is about. */
  readonly below: string;
}

/** The page on which a step is done, where it has one. A new page adds a line. */
const stepPages: Readonly<Partial<Record<StepKind, StepPage>>> = {
  'call-back': { go: 'Nabellen', below: '/nabellen' },
  'hold-session': { go: 'Gesprek openen', below: '/gesprek/:about' },
  'record-session': { go: 'Gesprek vastleggen', below: '/gesprek/:about' },
  'agree-plan': { go: 'Plan afspreken', below: '/plan' },
  'read-answer': { go: 'Antwoord lezen', below: '#overdrachten' },
};

export interface StepLink {
  readonly go: string;
  readonly href: string;
}

export function stepLink(kind: StepKind, caseNumber: string, about?: string): StepLink | undefined {
  const page = stepPages[kind];
  if (page === undefined) return undefined;
  const below = page.below.replace(':about', encodeURIComponent(about ?? ''));
  return { go: page.go, href: `${caseAt(caseNumber)}${below}` };
}

/** The page of a session at the table. */
export function sessionAt(caseNumber: string, sessionId: string): string {
  return `${caseAt(caseNumber)}/gesprek/${encodeURIComponent(sessionId)}`;
}
