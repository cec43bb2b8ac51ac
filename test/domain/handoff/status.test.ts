import {
  handoffStatuses,
  isSettledStatus,
  mayBecome,
  type HandoffStatus,
} from '../../../domain/handoff/status';

/** FHIR Gravity SDOH-CC STU3, checking_task_status, written out again; the first two rows are the hub's own. */
const allowed: Readonly<Record<HandoffStatus, string>> = {
  waiting: 'permitted cancelled',
  permitted: 'requested cancelled',
  requested: 'accepted rejected cancelled',
  accepted: 'in-progress on-hold completed failed cancelled',
  'in-progress': 'on-hold completed failed cancelled',
  'on-hold': 'in-progress completed failed cancelled',
  rejected: '',
  completed: '',
  failed: '',
  cancelled: '',
};

describe('the status of a hand-off', () => {
  it.each(handoffStatuses)('goes on from %s as the standard says', (from) => {
    const reached = handoffStatuses.filter((to) => mayBecome(from, to));
    const expected = allowed[from].split(' ').filter((word) => word !== '');
    expect([...reached].sort()).toEqual(expected.sort());
  });

  it('is settled when nothing can follow', () => {
    expect(handoffStatuses.filter(isSettledStatus)).toEqual([
      'rejected',
      'completed',
      'failed',
      'cancelled',
    ]);
  });
});
