import type { DataCategory } from '../../domain/basis/category';
import type { LifeDomain } from '../../domain/case/case';
import type { Handoff, HandoffDeadlineKind } from '../../domain/handoff/handoff';
import type { HandoffStatus } from '../../domain/handoff/status';

/** How a hand-off stands, as its partner may know it: codes and dates only. */
export interface HandoffStanding {
  readonly handoffId: string;
  readonly partner: string;
  readonly partnerName: string;
  readonly status: HandoffStatus;
  readonly statusAt: string;
  readonly requestedAt: string;
  readonly lifeDomain?: LifeDomain;
  /** By when the partner accepts or rejects. */
  readonly answerBy?: string;
  /** By when the partner says how it goes. */
  readonly reportBy?: string;
  readonly withdrawal?: {
    readonly withdrawnAt: string;
    readonly confirmBy?: string;
    readonly settled: boolean;
    /** Absent: everything. */
    readonly categories?: readonly DataCategory[];
  };
}

export function standingOf(handoff: Handoff, partnerName: string): HandoffStanding {
  const { handoffId, partner, status, statusAt, requestedAt, lifeDomain } = handoff;
  return {
    handoffId,
    partner,
    partnerName,
    status,
    statusAt,
    requestedAt,
    ...(lifeDomain === undefined ? {} : { lifeDomain }),
    ...dueOf(handoff, 'acceptance', 'answerBy'),
    ...dueOf(handoff, 'progress', 'reportBy'),
    ...withdrawalOf(handoff),
  };
}

function withdrawalOf(handoff: Handoff): Pick<HandoffStanding, 'withdrawal'> {
  const { withdrawal } = handoff;
  if (withdrawal === undefined) return {};
  const { withdrawnAt, categories, state } = withdrawal;
  return {
    withdrawal: {
      withdrawnAt,
      ...dueOf(handoff, 'deletion', 'confirmBy'),
      settled: state === 'deleted' || state === 'kept' || state === 'nothing-sent',
      ...(categories === undefined ? {} : { categories }),
    },
  };
}

function dueOf<Name extends string>(
  { deadlines }: Handoff,
  kind: HandoffDeadlineKind,
  name: Name,
): Partial<Record<Name, string>>;
function dueOf({ deadlines }: Handoff, kind: HandoffDeadlineKind, name: string) {
  const dueAt = deadlines.find((deadline) => deadline.kind === kind)?.dueAt;
  return dueAt === undefined ? {} : { [name]: dueAt };
}
