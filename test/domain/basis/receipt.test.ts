import { composeReceipt, type EgressLine } from '../../../domain/basis/receipt';
import type { Handoff, Withdrawal } from '../../../domain/handoff/handoff';

const at = '2026-11-24T09:00:00.000Z';
const line: EgressLine = {
  handoffId: 'h1',
  partner: 'viveste',
  basisId: 'b1',
  purpose: 'content',
  categories: ['identity', 'housing'],
  takenAt: at,
  endedAt: at,
  result: 'sent',
};
const request = { ...line, purpose: 'request' as const };

function receiptOf(egress: readonly EgressLine[], state?: Withdrawal['state'], carries = false) {
  const withdrawal = { withdrawnAt: at, why: 'basis-withdrawn' as const };
  const handoff = {
    handoffId: 'h1',
    partner: 'viveste',
    basisId: 'b1',
    ...(state !== undefined && { withdrawal: { ...withdrawal, state } }),
  } as Handoff;
  return composeReceipt({
    current: { handoffs: [handoff] },
    register: { basisId: 'b1', grants: [], isWithdrawn: true, withdrawnAt: at },
    egress,
    now: at,
    carriesContent: () => carries,
  });
}

it.each([
  ['nothing left', [], undefined, 'never-sent', true],
  ['it was asked for but the case has not heard yet', [request], undefined, 'asked', false],
  ['the recall is under way', [line], 'recalling', 'asked', false],
  ['the recall arrived', [line], 'recalled', 'asked', false],
  ['nothing was sent', [], 'nothing-sent', 'never-sent', true],
  ['the partner deleted it', [line], 'deleted', 'deleted', true],
  ['the partner must keep it', [line], 'kept', 'kept', true],
  ['the partner cannot be reached', [line], 'undeliverable', 'undeliverable', false],
] as const)('says of a withdrawal when %s how it stands', (_when, egress, state, told, done) => {
  const receipt = receiptOf(egress, state);
  expect(receipt).toMatchObject({ isComplete: done, handoffs: [{ state: told }] });
});

it('names what the partner fetched, not what a thin message was about', () => {
  expect(receiptOf([line])?.handoffs[0]?.categories).toEqual(['identity', 'housing']);
  expect(receiptOf([request])?.handoffs[0]?.categories).toEqual([]);
  expect(receiptOf([request], undefined, true)?.handoffs[0]?.categories).toEqual(line.categories);
});

it('is not there when nothing was withdrawn', () => {
  const register = { basisId: 'b1', grants: [], isWithdrawn: false };
  const facts = { current: {}, register, egress: [], now: at, carriesContent: () => false };
  expect(composeReceipt(facts)).toBeUndefined();
});
