import type { Team } from '../../../domain/policy/policy';
import { partyWords } from '../evaluation/words';
import { capitalised } from '../phrases';
import { byLabel } from './by-label';
import { residentOf, type CaseDesk, type CaseProps } from './case-view';
import type { Visit } from './visit';
import { ownerName } from './who';
import { teamWords } from './words';

interface Person {
  /** `resident`, a role at the table, a member or an organisation, as a code. */
  readonly value: string;
  readonly label: string;
}

/** Who may hold a case: its own table first, then the other one, then whoever works on it without a seat. */
export function colleagues(props: CaseProps): readonly Person[] {
  const { policy, directory } = props.visit;
  const own = props.of.team;
  const other: Team = own === 'adult' ? 'youth' : 'adult';
  const seated = [own, other].flatMap((team) =>
    policy.tables[team].seats.flatMap(({ role, member, backup }) => {
      const where = team === own ? seatWords(role) : `${seatWords(role)}, ${teamWords[team]}`;
      return [member, backup].map((code) => {
        return { value: code, label: `${directory.nameOf(code)} (${where})` };
      });
    }),
  );
  return single([...seated, ...workers(props)]);
}

/** Has a place at one of the tables, or stands in for it. */
export function isAtATable({ policy }: Pick<Visit, 'policy'>, code: string): boolean {
  const seats = Object.values(policy.tables).flatMap((table) => table.seats);
  return seats.some(({ member, backup }) => member === code || backup === code);
}

/** Who decides to deviate: the table of this case, who works on it, a project leader, or who fills this in. */
export function decidersOf({ visit, of }: CaseProps): readonly Person[] {
  const { policy, session, directory } = visit;
  const seats = policy.tables[of.team].seats.flatMap(({ member, backup }) => [member, backup]);
  const codes = [...seats, ...of.members, session.subject];
  const leaders = directory.projectLeaders.map((code) => {
    return { value: code, label: `${directory.nameOf(code)} (projectleider)` };
  });
  const others = codes.map((code) => ({ value: code, label: directory.nameOf(code) }));
  return single([...leaders, ...others]).toSorted(byLabel);
}

/** Who can be at the session: the resident, who they bring, the table and whoever was invited. */
export function attendeesOf(props: CaseProps, invitees: readonly string[] = []): readonly Person[] {
  const name = residentOf(props.of);
  const resident = { value: 'resident', label: capitalised(name) };
  const network = { value: 'network', label: `Iemand die ${name} meeneemt` };
  return single([resident, network, ...ownTable(props), ...named(props, invitees)]);
}

/** Who can do a step; whoever does one already is among them. */
export function ownersOf(props: CaseProps): readonly Person[] {
  const { visit, of } = props;
  const name = residentOf(of);
  const resident = { value: 'resident', label: `${capitalised(name)} zelf` };
  const network = { value: 'network', label: `Iemand die ${name} kent` };
  const owners = of.actions.map(({ owner }) => owner);
  const others = named(props, [...visit.labels.partners, ...owners]);
  return single([resident, network, ...ownTable(props), ...others]);
}

/** The seats of the table by their role, and whoever works on the case without a seat. */
function ownTable(props: CaseProps): readonly Person[] {
  const { directory, policy } = props.visit;
  const { seats } = policy.tables[props.of.team];
  const seated = seats.map(({ role, member }) => {
    return { value: role, label: `${directory.nameOf(member)} (${seatWords(role)})` };
  });
  const isSeated = (code: string) => seats.some(({ member }) => member === code);
  return [...seated, ...workers(props).filter(({ value }) => !isSeated(value))];
}

function workers({ visit, of }: CaseProps): readonly Person[] {
  return membersOf(of).map((value) => ({ value, label: visit.directory.nameOf(value) }));
}

function membersOf({ caseHolder, backup, members }: CaseDesk): readonly string[] {
  return [caseHolder, backup, ...members].filter((code) => code !== undefined);
}

function named({ visit, of }: CaseProps, codes: readonly string[]): readonly Person[] {
  return codes.map((value) => {
    return { value, label: capitalised(ownerName(visit, value, residentOf(of))) };
  });
}

const seatWords = (role: string) => partyWords[role] ?? role;

/** The first of each code says it best. */
function single(people: readonly Person[]): readonly Person[] {
  return [
    ...new Map(people.toReversed().map((person) => [person.value, person])).values(),
  ].reverse();
}
