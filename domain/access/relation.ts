import { isClosing, type Case } from '../case/case';
import type { Policy, Team } from '../policy/policy';

/** What a caller has to do with a case; what holds longest comes first. `anyone` is true of everybody. */
export const relations = [
  'case-holder',
  'backup',
  'member',
  'at-table',
  'triage',
  'referring',
  'recipient',
  'anyone',
  'referrer',
  'break-glass',
] as const;
export type Relation = (typeof relations)[number];

/** One place in the circle of a case, such as `case-holder:wc-01` or `at-table:adult`. */
export type Place = `${Relation}:${string}`;

/**
 * Who is around a case. The table decides on a referral, and sits with the case from its first invitation until it is
 * closing; who holds it, stands in or was put on it stays. Kept beside the view, so that lists are filtered by it.
 */
export function circleOf(current: Case): readonly Place[] {
  const { caseHolder, backup, members, team } = current;
  return [
    ...(caseHolder === undefined ? [] : [`case-holder:${caseHolder}` as const]),
    ...(backup === undefined ? [] : [`backup:${backup}` as const]),
    ...members.map((code) => `member:${code}` as const),
    ...(current.stage === 'referral' ? [`triage:${team}` as const] : []),
    ...(isAtTable(current) ? [`at-table:${team}` as const] : []),
  ];
}

function isAtTable(current: Case): boolean {
  if (isClosing(current)) return false;
  return current.sessions.some(({ outcome }) => outcome === undefined || outcome === 'held');
}

/** Every place in any circle that this member fills. */
export function placesOf(subject: string, tables: Policy['tables']): readonly Place[] {
  const seated = teamsOf(subject, tables);
  return [
    `case-holder:${subject}`,
    `backup:${subject}`,
    `member:${subject}`,
    ...seated.map((team) => `at-table:${team}` as const),
    ...seated.map((team) => `triage:${team}` as const),
  ];
}

/** A backup counts: who stands in at the last moment has read what the others have. */
function teamsOf(subject: string, tables: Policy['tables']): readonly Team[] {
  const teams: readonly Team[] = ['adult', 'youth'];
  return teams.filter((team) =>
    tables[team].seats.some(({ member, backup }) => [member, backup].includes(subject)),
  );
}

/** What the hub knows of a case when it asks who may do something with it. */
export interface Standing {
  readonly circle: readonly string[];
  readonly isDecided: boolean;
  readonly isReferrer: boolean;
  readonly hasBrokenGlass: boolean;
}

/** The relations of a caller to this case; `anyone` is always among them. */
export function relationsTo(standing: Standing, places: readonly Place[]): readonly Relation[] {
  const filled = places.filter((place) => standing.circle.includes(place)).map(relationOf);
  const own = [
    ...filled,
    ...(standing.isReferrer ? [standing.isDecided ? 'referrer' : 'referring'] : []),
    ...(standing.hasBrokenGlass ? ['break-glass'] : []),
  ];
  return relations.filter((relation) => relation === 'anyone' || own.includes(relation));
}

export function relationOf(place: Place): Relation | undefined {
  return relations.find((relation) => place.startsWith(`${relation}:`));
}
