import { capitalised } from '../phrases';
import type { CaseProps } from './case-view';
import type { Visit } from './visit';
import { partyName } from './who';

/** Every partner organisation, by name. */
export function partnerOptions({ labels }: Pick<Visit, 'labels'>) {
  return labels.partners.map((value) => ({ value, label: labels.organisation(value) }));
}

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
