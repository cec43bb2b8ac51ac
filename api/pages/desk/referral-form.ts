import { redirectReasons } from '../../../domain/case/commands';
import type { FieldError } from '../parts/errors';
import { isAtATable } from './people';
import { textOf } from './typed';
import type { Typed, Visit } from './visit';

export function acceptanceOf(typed: Typed) {
  const backup = textOf(typed, 'achterwacht');
  return {
    decision: 'accept',
    team: typed.get('tafel'),
    caseHolder: typed.get('houder'),
    ...(backup === '' ? {} : { backup }),
  };
}

/** Who gives a case to others can't open it until they sit with it at the table; a project leader always can. */
export function isStillIn(typed: Typed, { session }: Pick<Visit, 'session'>): boolean {
  const named = [typed.get('houder'), typed.get('achterwacht')];
  return named.includes(session.subject) || session.roles.includes('project-leader');
}

export function acceptErrors(typed: Typed, visit: Visit): readonly FieldError[] {
  const [team, holder, backup] = ['tafel', 'houder', 'achterwacht'].map((name) =>
    textOf(typed, name),
  );
  const isTeam = team === 'adult' || team === 'youth';
  const isHolder = isAtATable(visit, holder ?? '');
  return [
    ...(isTeam ? [] : [{ field: 'tafel', text: 'Kies een tafel' }]),
    ...(isHolder ? [] : [{ field: 'houder', text: 'Kies wie casushouder wordt' }]),
    ...(isHolder && holder === backup
      ? [{ field: 'achterwacht', text: 'Kies iemand anders dan de casushouder' }]
      : []),
  ];
}

export const redirectWords: Readonly<Record<(typeof redirectReasons)[number], string>> = {
  'one-question': 'Het is één vraag, en een ander kan die oplossen',
  'already-helped': 'Iemand anders helpt al',
  'other-municipality': 'De inwoner woont in een andere gemeente',
  'resident-declined': 'De inwoner wil dit niet',
  other: 'Iets anders',
};

export function redirectionOf(typed: Typed) {
  const explanation = textOf(typed, 'toelichting');
  return {
    decision: 'redirect',
    to: typed.get('waarheen'),
    reason: typed.get('reden'),
    ...(explanation === '' ? {} : { explanation }),
  };
}

export function redirectErrors(typed: Typed): readonly FieldError[] {
  const isReason = redirectReasons.some((reason) => reason === typed.get('reden'));
  return [
    ...(textOf(typed, 'waarheen') === ''
      ? [{ field: 'waarheen', text: 'Kies waar de inwoner terecht kan' }]
      : []),
    ...(isReason ? [] : [{ field: 'reden', text: 'Kies waarom' }]),
  ];
}
