import type { z } from 'zod';
import type { Handoff } from '../../domain/handoff/handoff';
import type { HandoffSchema } from '../schemas/handoff-schema';

/** Field by field: the partner's terms and the delivery policy that travel with a hand-off are not for readers. */
export function handoffLine(handoff: Handoff) {
  const { reason, noteRef, outcomeRef, trouble, deliveredAt, withdrawal } = handoff;
  return {
    handoffId: handoff.handoffId,
    actionId: handoff.actionId,
    partner: handoff.partner,
    kind: handoff.kind,
    basisId: handoff.basisId,
    categories: [...handoff.categories],
    status: handoff.status,
    statusAt: handoff.statusAt,
    ...(reason === undefined ? {} : { reason }),
    ...(noteRef === undefined ? {} : { noteRef }),
    ...(outcomeRef === undefined ? {} : { outcomeRef }),
    deliveryState: handoff.deliveryState,
    attempts: handoff.attempts,
    ...(trouble === undefined ? {} : { trouble }),
    requestedAt: handoff.requestedAt,
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    deadlines: handoff.deadlines.map(({ kind, dueAt, passings }) => ({ kind, dueAt, passings })),
    ...(withdrawal === undefined ? {} : { withdrawal: withdrawalLine(withdrawal) }),
  } satisfies z.input<typeof HandoffSchema>;
}

function withdrawalLine({
  noteRef: _noteRef,
  categories,
  ...told
}: NonNullable<Handoff['withdrawal']>) {
  return { ...told, ...(categories === undefined ? {} : { categories: [...categories] }) };
}
