import type { HandoffStanding } from '../../partners/partner-desk';
import type { PartnerSession } from './partner-session';

type Answered = NonNullable<PartnerSession['answered']>;

/** An answer is stored before the case takes it in: until then its giver sees it as given. */
export function asAnswered(
  standing: HandoffStanding,
  answered: Answered | undefined,
): HandoffStanding {
  if (answered === undefined) return standing;
  const { status, at } = answered;
  const { withdrawal } = standing;
  if (status === 'deleted' || status === 'kept') {
    if (withdrawal === undefined || at <= withdrawal.withdrawnAt) return standing;
    return { ...standing, withdrawal: { ...withdrawal, settled: true } };
  }
  return at > standing.statusAt ? { ...standing, status, statusAt: at } : standing;
}

export const thanks: Readonly<Record<Answered['status'], string>> = {
  accepted: 'Dank u. Op Koers weet dat u dit aanneemt.',
  rejected: 'Dank u. Op Koers weet dat u dit niet aanneemt.',
  'in-progress': 'Dank u. Op Koers weet dat u bezig bent.',
  'on-hold': 'Dank u. Op Koers weet dat het even stil ligt.',
  completed: 'Dank u. Op Koers weet dat het klaar is.',
  failed: 'Dank u. Op Koers weet dat het niet lukt.',
  deleted: 'Dank u. Wij hebben uw bevestiging bewaard.',
  kept: 'Dank u. Wij hebben opgeschreven wat u moet bewaren.',
};
