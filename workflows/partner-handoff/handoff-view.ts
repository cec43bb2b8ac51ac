import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { amsterdamDate, amsterdamTime } from '../../domain/calendar/amsterdam';
import { nextTermAt } from '../../domain/handoff/decide-handoff';
import type { Handoff, Withdrawal } from '../../domain/handoff/handoff';
import { handoffSearchAttributes } from './partner-handoff-messages';

/** Keeps the columns and details of the Temporal UI up to date; writes search attributes only when one changed. */
export function createHandoffView(shown: Handoff) {
  let attributes = fingerprint(shown);
  let details = '';
  return {
    show(current: Handoff): void {
      const nextDetails = describe(current);
      if (nextDetails !== details) setCurrentDetails(nextDetails);
      details = nextDetails;
      const next = fingerprint(current);
      if (next !== attributes) upsertSearchAttributes(handoffSearchAttributes(current));
      attributes = next;
    },
  };
}

/** Codes and dates for the timer's summary: `acceptance due 2026-12-01 17:00`. */
export function describeNextTerm(current: Handoff): string {
  const next = nextTermAt(current);
  const term = current.deadlines.find(({ wakesAt }) => wakesAt === next);
  if (next === undefined || term === undefined) return 'look again';
  return `${term.kind} ${term.passings === 0 ? 'due' : 'reminder'} ${local(next)}`;
}

function fingerprint(current: Handoff): string {
  return JSON.stringify(
    handoffSearchAttributes(current).map(({ key, value }) => [key.name, value]),
  );
}

// The Temporal UI draws its columns without any room between them.
const gap = '\u00a0\u00a0';

function describe(current: Handoff): string {
  const { withdrawal } = current;
  const rows: readonly (readonly [string, string])[] = [
    ['Partner', current.partner],
    ['Status', `${current.status} since ${local(current.statusAt)}`],
    ['Waits for', waitsFor(current)],
    ['Delivery', describeDelivery(current)],
    ['Next term', describeNextTerm(current)],
    ['Basis', current.basisId],
    ['Categories', current.categories.join(', ') || 'none'],
    [
      'Withdrawal',
      withdrawal === undefined
        ? 'none'
        : `${withdrawal.why} ${local(withdrawal.withdrawnAt)}: ${withdrawal.state}`,
    ],
  ];
  return [
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name}${gap} | ${value} |`),
  ].join('\n');
}

const takesBack: Readonly<Partial<Record<Withdrawal['state'], string>>> = {
  recalling: 'the recall to reach the partner',
  recalled: 'the partner to confirm the deletion',
  undeliverable: 'a person: the recall could not be delivered',
};

function waitsFor(current: Handoff): string {
  const { status, deliveryState, withdrawal, actionId } = current;
  const takingBack = withdrawal === undefined ? undefined : takesBack[withdrawal.state];
  if (takingBack !== undefined) return takingBack;
  if (status === 'waiting') return `what action ${actionId} depends on`;
  if (deliveryState === 'dead-letter') return 'a person: resend or take over';
  if (status === 'permitted') return 'delivery; pending activities show attempt and next try';
  return status === 'requested' ? 'an answer of the partner' : 'the partner';
}

function describeDelivery({ deliveryState, attempts, trouble, deliveredAt }: Handoff): string {
  const parts = [
    deliveryState,
    ...(deliveredAt === undefined ? [] : [local(deliveredAt)]),
    ...(attempts > 1 ? [`${String(attempts)} attempts`] : []),
    ...(trouble === undefined ? [] : [trouble]),
  ];
  return parts.join(', ');
}

function local(instant: string): string {
  return `${amsterdamDate(instant)} ${amsterdamTime(instant)}`;
}
