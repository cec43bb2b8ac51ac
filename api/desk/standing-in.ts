import type { Policy, Team } from '../../domain/policy/policy';

const teams: readonly Team[] = ['adult', 'youth'];

/** Whom this member stands in for at a table when they are away. */
export function standsInFor(subject: string, tables: Policy['tables']): readonly string[] {
  return teams.flatMap((team) =>
    tables[team].seats.filter(({ backup }) => backup === subject).map(({ member }) => member),
  );
}

/** Tables at which this member sits, or stands in for somebody. */
export function tablesOf(subject: string, tables: Policy['tables']): readonly Team[] {
  return teams.filter((team) =>
    tables[team].seats.some(({ member, backup }) => [member, backup].includes(subject)),
  );
}

/** Places at which this member decides on referrals. */
export function triagePlaces(subject: string, tables: Policy['tables']): readonly string[] {
  return tablesOf(subject, tables).map((team) => `triage:${team}`);
}
