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
  recordCallBackAttempt: { go: 'Nabellen', below: () => 'nabellen' },
  requestHandoff: { go: 'Overdragen aan een partner', below: () => 'overdracht' },
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
