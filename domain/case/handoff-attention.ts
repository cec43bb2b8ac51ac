import type { Handoff } from '../handoff/handoff';
import { isSettledStatus } from '../handoff/status';
import type { Case } from './case';

export type HandoffAttentionKind =
  | 'handoff-overdue'
  | 'handoff-delayed'
  | 'handoff-dead-letter'
  | 'handoff-rejected'
  | 'handoff-failed'
  | 'handoff-without-action'
  | 'recall-undeliverable'
  | 'deletion-overdue';

export interface HandoffAttention {
  readonly kind: HandoffAttentionKind;
  readonly about: string;
}

/** What a person should see of the case's hand-offs; each goes away by itself once the work has moved on. */
export function handoffAttentions(current: Case): readonly HandoffAttention[] {
  return (current.handoffs ?? []).flatMap((handoff) =>
    kindsOf(current, handoff).map((kind) => ({ kind, about: handoff.handoffId })),
  );
}

function kindsOf(current: Case, handoff: Handoff): readonly HandoffAttentionKind[] {
  const { status, deliveryState, withdrawal, deadlines } = handoff;
  const isPassed = (isDeletion: boolean) =>
    deadlines.some(({ kind, passings }) => (kind === 'deletion') === isDeletion && passings > 0);
  const isOpen = !isSettledStatus(status);
  const conditions: Readonly<Record<HandoffAttentionKind, boolean>> = {
    'handoff-overdue': isOpen && isPassed(false),
    'handoff-delayed': isOpen && deliveryState === 'delayed',
    'handoff-dead-letter': isOpen && deliveryState === 'dead-letter',
    'handoff-rejected': status === 'rejected' && isStillToDo(current, handoff),
    'handoff-failed': status === 'failed' && isStillToDo(current, handoff),
    'handoff-without-action': isOpen && actionOf(current, handoff) === undefined,
    'recall-undeliverable': withdrawal?.state === 'undeliverable',
    'deletion-overdue': isPassed(true),
  };
  return kinds.filter((kind) => conditions[kind]);
}

const kinds: readonly HandoffAttentionKind[] = [
  'handoff-overdue',
  'handoff-delayed',
  'handoff-dead-letter',
  'handoff-rejected',
  'handoff-failed',
  'handoff-without-action',
  'recall-undeliverable',
  'deletion-overdue',
];

/** Nobody else does it yet: the action is open, and no later hand-off took its place. */
function isStillToDo(current: Case, { actionId, number }: Handoff): boolean {
  const action = actionOf(current, { actionId });
  const isOpen =
    action !== undefined && action.status !== 'completed' && action.status !== 'cancelled';
  const hasLater = current.handoffs?.some(
    (other) => other.actionId === actionId && other.number > number,
  );
  return isOpen && hasLater !== true && !['closure', 'aftercare', 'closed'].includes(current.stage);
}

function actionOf(current: Case, { actionId }: Pick<Handoff, 'actionId'>) {
  return current.plan?.actions.find((action) => action.actionId === actionId);
}
