import type { Case } from '../case/case';
import { isDone } from '../handoff/decide-handoff';
import type { Retention } from '../retention/retention';

/** AVG art. 17(1): no longer needed, asked for by the resident, or never lawful. */
export const erasureGrounds = ['retention-over', 'resident-asked', 'unlawful'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

export const erasureStates = [
  'suggested',
  'proposed',
  'approved',
  'under-way',
  'carried-out',
  'cancelled',
  'stopped',
] as const;
/** `suggested`: by the schedule. `stopped`: what had been approved could not be carried out any more. */
export type ErasureState = (typeof erasureStates)[number];

export const erasureRefusals = {
  CASE_OPEN: 'The case is open: destroying the key of an open case is refused.',
  HANDOFF_OPEN: 'A hand-off of this case is open, or what a partner holds is being taken back.',
  RETENTION_RUNS: 'A law still requires that this case is kept.',
  ERASURE_STANDS: 'The erasure of this case has been proposed already.',
  ERASURE_NOT_PROPOSED: 'Nobody has proposed to erase this case.',
  ERASURE_APPROVED: 'The erasure has been approved already.',
  SAME_PERSON: 'Whoever proposed the erasure cannot approve it.',
  ERASURE_UNDER_WAY: 'The case is being erased.',
} as const;
export type ErasureRefusal = keyof typeof erasureRefusals;

export interface ErasureFacts {
  readonly current: Pick<Case, 'stage' | 'handoffs'>;
  readonly retention: Retention | undefined;
  readonly ground: ErasureGround;
  readonly now: string;
}

/** Asked when an erasure is proposed, when it is approved, and once more when it is carried out. */
export function refuseErasure(facts: ErasureFacts): ErasureRefusal | undefined {
  const { current, retention, ground, now } = facts;
  if (current.stage !== 'closed' || retention === undefined) return 'CASE_OPEN';
  if (!(current.handoffs ?? []).every(isDone)) return 'HANDOFF_OPEN';
  // What was never lawful is not kept for any law.
  if (ground === 'unlawful') return undefined;
  const standing = retention.lines.filter(({ until }) => until > now);
  const binding = standing.filter((line) => ground === 'retention-over' || !line.endsOnRequest);
  return binding.length > 0 ? 'RETENTION_RUNS' : undefined;
}

/** What an erasure cannot reach, by code; docs/security.md explains each. */
export const erasureResidue = [
  'access-log',
  'processing-log',
  'process-logs',
  'engine-visibility',
  'engine-timing-and-sizes',
  'partners-copies',
  'sent-mails',
  'key-backups',
  'budget-ledger',
  'statistics',
  'other-cases',
  'tombstone',
] as const;
