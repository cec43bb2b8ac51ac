/**
 * FHIR Gravity SDOH-CC referral Task states (STU3, checking_task_status), the subset the hub uses for every connector,
 * with `waiting` (for the plan's order) and `permitted` (being delivered) before it.
 */
export const handoffStatuses = [
  'waiting',
  'permitted',
  'requested',
  'accepted',
  'rejected',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
  'cancelled',
] as const;
export type HandoffStatus = (typeof handoffStatuses)[number];

/** What a partner can say of a hand-off. */
export const partnerStatuses = [
  'accepted',
  'rejected',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

export const rejectionReasons = [
  'capacity',
  'not-eligible',
  'wrong-partner',
  'missing-information',
  'out-of-area',
  'resident-declined',
  'partner-declined',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

const next: Readonly<Record<HandoffStatus, readonly HandoffStatus[]>> = {
  waiting: ['permitted', 'cancelled'],
  permitted: ['requested', 'cancelled'],
  requested: ['accepted', 'rejected', 'cancelled'],
  accepted: ['in-progress', 'on-hold', 'completed', 'failed', 'cancelled'],
  'in-progress': ['on-hold', 'completed', 'failed', 'cancelled'],
  'on-hold': ['in-progress', 'completed', 'failed', 'cancelled'],
  rejected: [],
  completed: [],
  failed: [],
  cancelled: [],
};

export function mayBecome(from: HandoffStatus, to: HandoffStatus): boolean {
  return next[from].includes(to);
}

export function isSettledStatus(status: HandoffStatus): boolean {
  return next[status].length === 0;
}
