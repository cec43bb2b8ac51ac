import { capitalised } from '../phrases';
import type { CaseProps } from './case-view';
import { partyName } from './who';

/** Who can be asked to join a talk; seats at the table always come, and are not among them. */
export function invitable({ visit, of }: CaseProps) {
  const { onCall } = visit.policy.tables[of.team];
  const codes = [
    ...['network', ...onCall, ...(of.intake?.wantedAtTable ?? [])],
    ...of.handoffs.map(({ partner }) => partner),
  ];
  return [...new Set(codes)].map((value) => ({
    value,
    label: capitalised(partyName(visit.labels, value)),
  }));
}

/** Of the boxes `{id}-{code}` of a form, the codes of those that are ticked. */
export function ticked(typed: ReadonlyMap<string, string>, id: string): readonly string[] {
  const start = `${id}-`;
  return [...typed.keys()]
    .filter((name) => name.startsWith(start) && typed.get(name) === 'ja')
    .map((name) => name.slice(start.length));
}
