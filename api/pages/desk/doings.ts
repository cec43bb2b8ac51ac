import type { CommandName } from '../../../domain/case/commands';
import { caseAt } from './addresses';
import type { CaseDesk } from './case-view';

interface Doing {
  /** What the link says. */
  readonly go: string;
  /** Below the page of the case. */
  below(about: string): string;
}

/** The page on which a command is given, where it has one. A new page adds a line. */
const doings: Readonly<Partial<Record<CommandName, Doing>>> = {
  acceptReferral: { go: 'Aanmelding beoordelen', below: () => 'aanmelding' },
  redirectReferral: { go: 'Doorverwijzen', below: () => 'aanmelding/doorverwijzen' },
  recordIntake: { go: 'Intake invullen', below: () => 'intake' },
  scheduleSession: { go: 'Gesprek plannen', below: () => 'gesprek-plannen' },
  addAction: { go: 'Stap erbij', below: () => 'stap-erbij' },
  startAction: { go: 'Bijwerken', below: (about) => `stap/${about}` },
  completeAction: { go: 'Bijwerken', below: (about) => `stap/${about}` },
  cancelAction: { go: 'Bijwerken', below: (about) => `stap/${about}` },
  recordContactAttempt: { go: 'Contact vastleggen', below: () => 'contact' },
  recordCallBackAttempt: { go: 'Nabellen', below: () => 'nabellen' },
  recordSession: { go: 'Gesprek openen', below: (sessionId) => `gesprek/${sessionId}` },
  agreePlan: { go: 'Plan afspreken of aanpassen', below: () => 'plan' },
  requestHandoff: { go: 'Overdragen aan een partner', below: () => 'overdracht' },
  recordBasis: { go: 'Toestemming vastleggen', below: () => 'toestemming' },
  withdrawBasis: { go: 'Intrekken', below: (basisId) => `toestemming/${basisId}/stoppen` },
  requestBudget: { go: 'Geld vragen', below: () => 'geld' },
  recordSpend: { go: 'Uitgave vastleggen', below: (requestId) => `geld/${requestId}/uitgave` },
  recordRefund: { go: 'Geld kwam terug', below: () => 'geld/terug' },
  recordDeviation: { go: 'Afwijken van een regel', below: () => 'afwijken' },
  raiseSignal: { go: 'Signaal geven', below: () => 'signaal' },
  suspendCase: { go: 'Pauze nemen', below: () => 'pauze' },
  resumeCase: { go: 'Verder na de pauze', below: () => 'verder' },
  changeTeam: { go: 'Team wijzigen', below: () => 'team' },
  closeCase: { go: 'Traject afronden', below: () => 'afronden' },
  recordEvaluation: { go: 'Samen terugkijken', below: () => 'terugkijken' },
  startAftercare: { go: 'Waakvlam aanzetten', below: () => 'waakvlam' },
  recordPilotFlameContact: { go: 'Waakvlam: contact of stoppen', below: () => 'waakvlam' },
  endAftercare: { go: 'Waakvlam: contact of stoppen', below: () => 'waakvlam' },
  reopenCase: { go: 'Traject heropenen', below: () => 'heropenen' },
};

export interface DoingLink {
  readonly go: string;
  readonly href: string;
}

/** Of these commands the ones that may be given now: no link leads to a refusal. */
export function doingsOf(
  { caseNumber, commands }: Pick<CaseDesk, 'caseNumber' | 'commands'>,
  names: readonly CommandName[],
  about?: string,
): readonly DoingLink[] {
  const links = new Map<string, DoingLink>();
  for (const name of names) {
    const doing = doings[name];
    const given = commands.find(
      (command) =>
        command.name === name &&
        command.refusal === undefined &&
        (about === undefined || command.about === about),
    );
    if (doing === undefined || given === undefined) continue;
    const href = `${caseAt(caseNumber)}/${doing.below(given.about ?? '')}`;
    if (!links.has(href)) links.set(href, { go: doing.go, href });
  }
  return [...links.values()];
}
