import { partyWords } from '../evaluation/words';
import { capitalised } from '../phrases';
import { residentOf, type CaseProps } from './case-view';
import { ownerName } from './who';

interface Person {
  /** `resident`, a role at the table, a member or an organisation, as a code. */
  readonly value: string;
  readonly label: string;
}

/** Who can be at the session: the resident, who they bring, the table and whoever was invited. */
export function attendeesOf(props: CaseProps, invitees: readonly string[] = []): readonly Person[] {
  const name = residentOf(props.of);
  const resident = { value: 'resident', label: capitalised(name) };
  const network = { value: 'network', label: `Iemand die ${name} meeneemt` };
  return single([resident, network, ...atTable(props), ...named(props, invitees)]);
}

/** Who can do a step; whoever does one already is among them. */
export function ownersOf(props: CaseProps): readonly Person[] {
  const { visit, of } = props;
  const name = residentOf(of);
  const resident = { value: 'resident', label: `${capitalised(name)} zelf` };
  const network = { value: 'network', label: `Iemand die ${name} kent` };
  const owners = of.actions.map(({ owner }) => owner);
  const others = named(props, [...visit.labels.partners, ...owners]);
  return single([resident, network, ...atTable(props), ...others]);
}

/** The seats of the table by their role, and whoever works on the case without a seat. */
function atTable({ visit, of }: CaseProps): readonly Person[] {
  const { directory, policy } = visit;
  const { seats } = policy.tables[of.team];
  const seated = seats.map(({ role, member }) => {
    return { value: role, label: `${directory.nameOf(member)} (${partyWords[role] ?? role})` };
  });
  const onCase = [of.caseHolder, of.backup, ...of.members].filter((code) => code !== undefined);
  const isSeated = (code: string) => seats.some(({ member }) => member === code);
  const unseated = onCase.filter((code) => !isSeated(code));
  return [...seated, ...unseated.map((value) => ({ value, label: directory.nameOf(value) }))];
}

function named({ visit, of }: CaseProps, codes: readonly string[]): readonly Person[] {
  return codes.map((value) => {
    return { value, label: capitalised(ownerName(visit, value, residentOf(of))) };
  });
}

/** The first of each code says it best. */
function single(people: readonly Person[]): readonly Person[] {
  return [
    ...new Map(people.toReversed().map((person) => [person.value, person])).values(),
  ].reverse();
}
