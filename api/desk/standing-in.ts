import type { Policy, Team } from '../../domain/policy/policy';

const teams: readonly Team[] = ['adult', 'youth'];

/** Whom this member stands in for at a table when they are away. */
export function standsInFor(subject: string, tables: Policy['tables']): readonly string[] {
  return teams.flatMap((team) =>
    tables[team].seats.filter(({ backup }) => backup === subject).map(({ member }) => member),
  );
}

/** Places at which this member decides on referrals. */
export function triagePlaces(subject: string, tables: Policy['tables']): readonly string[] {
  return teams
    .filter((team) =>
      tables[team].seats.some(({ member, backup }) => [member, backup].includes(subject)),
    )
    .map((team) => `triage:${team}`);
}
