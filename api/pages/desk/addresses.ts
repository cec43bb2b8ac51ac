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
  'hold-session': { go: 'Gesprek openen', below: (about) => `/gesprek/${about}` },
  'record-session': { go: 'Gesprek vastleggen', below: (about) => `/gesprek/${about}` },
  'agree-plan': { go: 'Plan afspreken', below: () => '/plan' },
  'read-answer': { go: 'Antwoord lezen', below: () => '#overdrachten' },
  'decide-referral': { go: 'Aanmelding beoordelen', below: () => '/aanmelding' },
  'record-intake': { go: 'Intake invullen', below: () => '/intake' },
  'schedule-session': { go: 'Gesprek plannen', below: () => '/gesprek-plannen' },
  'finish-action': { go: 'Stap bijwerken', below: (about) => `/stap/${about}` },
  'follow-actions': { go: 'Stap bijwerken', below: (about) => `/stap/${about}` },
  'find-resident': { go: 'Contact vastleggen', below: () => '/contact' },
  'mend-handoff': { go: 'Overdracht bekijken', below: handoffBelow },
  'call-partner': { go: 'Zelf bellen', below: handoffBelow },
  'find-other-way': { go: 'Andere weg zoeken', below: handoffBelow },
  'close-case': { go: 'Afronden', below: () => '/afronden' },
  evaluate: { go: 'Terugkijken', below: () => '/terugkijken' },
  'keep-flame': { go: 'Waakvlam', below: () => '/waakvlam' },
  resume: { go: 'Verder na de pauze', below: () => '/verder' },
  'review-duration': { go: 'Kijken wat nu kan', below: () => '#meer' },
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

/** The page of a session at the table. */
export function sessionAt(caseNumber: string, sessionId: string): string {
  return `${caseAt(caseNumber)}/gesprek/${encodeURIComponent(sessionId)}`;
}

export function handoffAt(caseNumber: string, handoffId: string): string {
  return `${caseAt(caseNumber)}${handoffBelow(handoffId)}`;
}
