import type { Case, DeadlineKind } from './case';
import { handoffAttentions, type HandoffAttentionKind } from './handoff-attention';
import { hasUndecidedMoney } from './budget';
import { isClosing } from './case';

export type AttentionKind =
  | `${Exclude<DeadlineKind, 'out-of-reach' | 'max-duration' | 'suspension' | 'reopening' | 'basis-expiry'>}-overdue`
  | HandoffAttentionKind
  | 'out-of-reach'
  | 'max-duration'
  | 'crisis'
  | 'no-life-domains'
  | 'resident-absent'
  | 'resident-not-at-table'
  | 'completed-while-blocked'
  | 'situation-worse'
  | 'not-reached'
  | 'suspension-lapsed'
  | 'budget-undecided';

/** Something odd but allowed that a person should see (DESIGN principle 1). */
export interface Attention {
  readonly kind: AttentionKind;
  /** Which action or hand-off, where it is about one. */
  readonly about?: string;
}

const manyUnanswered = 3;

/** Follows from the case alone, so it goes away by itself once the case has moved on. */
export function attentionsOf(current: Case): readonly Attention[] {
  return [
    ...overdue(current),
    ...handoffAttentions(current),
    ...(isClosing(current) ? [] : [...ofCase(current), ...ofSessions(current), ...ofPlan(current)]),
  ];
}

export function attentionKinds(current: Case): readonly AttentionKind[] {
  return [...new Set(attentionsOf(current).map((attention) => attention.kind))];
}

export function isOverdue(current: Case): boolean {
  return overdue(current).length > 0;
}

/** Something passed once more after somebody heard of it; what only the hub minds does not count. */
export function isOverdueTwice(current: Case): boolean {
  return current.deadlines.some(
    ({ kind, passings }) => passings > 1 && !notForPeople.includes(kind),
  );
}

const notForPeople: readonly DeadlineKind[] = [
  ...(['out-of-reach', 'max-duration', 'suspension', 'reopening', 'basis-expiry'] as const),
];

function overdue(current: Case): readonly Attention[] {
  return current.deadlines.flatMap(({ kind, about, passings }): readonly Attention[] => {
    if (passings === 0) return [];
    if (kind === 'suspension' || kind === 'reopening' || kind === 'basis-expiry') return [];
    if (kind === 'out-of-reach' || kind === 'max-duration') return [{ kind }];
    return [{ kind: `${kind}-overdue`, ...(about === undefined ? {} : { about }) }];
  });
}

function ofCase(current: Case): readonly Attention[] {
  return when({
    crisis: isCrisis(current),
    'no-life-domains': current.intake?.lifeDomains.length === 0,
    'situation-worse': current.callBack.lastOutcome === 'worse',
    'not-reached': current.callBack.unanswered >= manyUnanswered,
    'suspension-lapsed': current.suspensionLapsed === true,
    'budget-undecided': hasUndecidedMoney(current),
  });
}

/** Until the first hand-off has reached a partner. */
function isCrisis({ urgency, handoffs = [] }: Case): boolean {
  return urgency === 'crisis' && handoffs.every(({ deliveredAt }) => deliveredAt === undefined);
}

function ofSessions({ sessions }: Case): readonly Attention[] {
  const last = sessions.findLast(
    (session) => session.outcome === 'held' || session.outcome === 'resident-absent',
  );
  return when({
    'resident-absent': last?.outcome === 'resident-absent',
    'resident-not-at-table': last?.outcome === 'held' && last.hadResident === false,
  });
}

function ofPlan({ plan }: Case): readonly Attention[] {
  const actions = plan?.actions.filter((action) => action.wasBlocked) ?? [];
  return actions.map(({ actionId }) => ({ kind: 'completed-while-blocked', about: actionId }));
}

function when(conditions: Partial<Record<AttentionKind, boolean>>): readonly Attention[] {
  const kinds: readonly AttentionKind[] = [
    'crisis',
    'no-life-domains',
    'situation-worse',
    'not-reached',
    'suspension-lapsed',
    'budget-undecided',
    'resident-absent',
    'resident-not-at-table',
  ];
  return kinds.filter((kind) => conditions[kind] === true).map((kind) => ({ kind }));
}
