import type { EgressLine } from '../../../domain/basis/receipt';
import { erasureRecipients } from '../../../domain/erasure/recipients';
import { begin, deliver } from '../../../domain/handoff/decide-handoff';
import type { Withdrawal } from '../../../domain/handoff/handoff';
import { HandoffStory } from '../handoff/handoff-builder';

const at = '2026-10-06T08:00:00.000Z';
const delivered = new HandoffStory()
  .decide((current) => begin(current))
  .decide((current, now) => deliver(current, 1, now)).current;
const { handoffId, partner, delivery } = delivered;
const fetched: EgressLine = {
  ...{ handoffId, partner, basisId: 'b-00000001', purpose: 'content', categories: ['identity'] },
  ...{ takenAt: at, openedAt: at, endedAt: at, result: 'sent' },
};

interface Changes {
  readonly line?: Partial<EgressLine>;
  readonly carriesContent?: boolean;
  readonly withdrawal?: Partial<Withdrawal>;
}

function recipients({ line, carriesContent = false, withdrawal }: Changes = {}) {
  const taken: Withdrawal = {
    ...{ withdrawnAt: at, why: 'basis-withdrawn', state: 'deleted' },
    ...withdrawal,
  };
  const handoff = withdrawal === undefined ? delivered : { ...delivered, withdrawal: taken };
  return erasureRecipients({
    current: { handoffs: [handoff] },
    egress: [{ ...fetched, ...line }],
    carriesContent: () => carriesContent,
  });
}

describe('who is told of an erasure', () => {
  it('is whoever read something', () => {
    expect(recipients()).toEqual([{ handoffId, partner, delivery }]);
  });

  it('is nobody who only heard that there was a hand-off', () => {
    expect(recipients({ line: { purpose: 'request' } })).toEqual([]);
  });

  it('is whoever got it with the message itself, also when the answer was never heard', () => {
    const line = { purpose: 'request', result: 'unknown' } as const;
    expect(recipients({ line, carriesContent: true })).toEqual([{ handoffId, partner, delivery }]);
  });

  it.each(['deleted', 'kept'] as const)('names what was said before: %s', (state) => {
    expect(recipients({ withdrawal: { state } })).toEqual([
      { handoffId, partner, delivery, before: state },
    ]);
  });

  it('is whoever confirmed it of single categories only', () => {
    expect(recipients({ withdrawal: { categories: ['housing'] } })).toEqual([
      { handoffId, partner, delivery },
    ]);
  });
});
