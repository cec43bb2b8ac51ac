import type { Team } from '../../../domain/policy/policy';
import { partyWords } from '../evaluation/words';
import type { Visit } from './visit';
import { teamWords } from './words';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Who may hold a case: the members of its own table first, those of the other one after them. */
export function colleagues({ policy, directory }: Visit, team: Team): readonly Option[] {
  const other: Team = team === 'adult' ? 'youth' : 'adult';
  return [team, other].flatMap((each) =>
    policy.tables[each].seats.flatMap(({ role, member, backup }) =>
      [member, backup].map((code) => {
        const seat = partyWords[role] ?? role;
        const where = each === team ? seat : `${seat}, ${teamWords[each]}`;
        return { value: code, label: `${directory.nameOf(code)} (${where})` };
      }),
    ),
  );
}

/** Who has a seat at this table, by the role in which they sit there. */
export function seatOptions({ policy, directory }: Visit, team: Team): readonly Option[] {
  return policy.tables[team].seats.map(({ role, member }) => ({
    value: role,
    label: `${directory.nameOf(member)} (${partyWords[role] ?? role})`,
  }));
}
