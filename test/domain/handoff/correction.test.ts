import type { EgressLine } from '../../../domain/basis/receipt';
import type { Basis } from '../../../domain/basis/basis';
import type { Handoff } from '../../../domain/handoff/handoff';
import { correctionRecipients } from '../../../domain/handoff/correction';
import { begin, deliver } from '../../../domain/handoff/decide-handoff';
import { HandoffStory } from './handoff-builder';

const at = '2026-10-06T08:00:00.000Z';
const sam = { name: 'Sam Voorbeeld', phone: '0600000000', bsn: '999990019' };
const basis: Basis = {
  basisId: 'b-00000001',
  kind: 'consent',
  grants: [{ partner: 'viveste', categories: ['identity', 'contact', 'housing'] }],
  recordedAt: at,
  validUntil: '2027-10-06T08:00:00.000Z',
};

const delivered = new HandoffStory({
  detailRefs: [{ category: 'housing', ref: 'detail-1' }],
})
  .decide((current) => begin(current))
  .decide((current, now) => deliver(current, 1, now)).current;

const fetched: EgressLine = {
  ...{ handoffId: delivered.handoffId, partner: 'viveste', basisId: basis.basisId },
  ...{ purpose: 'content', categories: ['identity', 'housing'], takenAt: at, openedAt: at },
  ...{ endedAt: at, result: 'sent' },
};

interface Changes {
  readonly originId?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly handoff?: Partial<Handoff>;
  readonly line?: Partial<EgressLine>;
  readonly canBeTold?: boolean;
  readonly carriesContent?: boolean;
  readonly basis?: Partial<Basis>;
}

const recipients = ({
  originId = 'detail-1',
  before = 'Wrong',
  after = 'Right',
  ...not
}: Changes) =>
  correctionRecipients(
    { originId, before, after },
    {
      current: {
        personRef: 'person-1',
        handoffs: [{ ...delivered, ...not.handoff }],
        bases: [{ ...basis, ...not.basis }],
      },
      egress: [{ ...fetched, ...not.line }],
      now: at,
      carriesContent: () => not.carriesContent ?? false,
      canBeTold: () => not.canBeTold ?? true,
    },
  );
const categories = (changes: Changes) => recipients(changes).map((line) => line.categories);
const told = (changes: Changes) => recipients(changes).map((line) => line.told);

describe('who hears of a correction', () => {
  it('is a partner that had the very text', () => {
    const { handoffId } = delivered;
    expect(recipients({})).toEqual([
      { handoffId, partner: 'viveste', categories: ['housing'], receivedAt: at, told: 'message' },
    ]);
  });

  it('is whoever read the question, under any category', () => {
    expect(categories({ originId: 'question-1' })).toEqual([[]]);
  });

  it.each([
    ['the name', { name: 'Sam Verzonnen' }, [['identity']]],
    ['the birth date', { birthDate: '2004-02-29' }, [['identity']]],
    ['the phone, which it did not get', { phone: '0611111111' }, []],
    ['the number, which never leaves', { bsn: '123456782' }, []],
    ['nothing', {}, []],
  ])('is, where a person is corrected, who had %s', (_what, change, expected) => {
    const person = { originId: 'person-1', before: sam, after: { ...sam, ...change } };
    expect(categories(person)).toEqual(expected);
  });

  it.each<[string, Changes]>([
    ['another text', { originId: 'story-1' }],
    ['a category that did not go', { line: { categories: ['identity'] } }],
    ['a message that only says that there is something', { line: { purpose: 'request' } }],
    ['another hand-off', { line: { handoffId: 'OK-2026-00001-H9' } }],
  ])('is nobody for %s', (_what, changes) => {
    expect(recipients(changes)).toEqual([]);
  });

  it.each(['deleted', 'nothing-sent'] as const)('is nobody whose data are %s', (state) => {
    const withdrawal = { withdrawnAt: at, why: 'basis-withdrawn', state } as const;
    expect(recipients({ handoff: { withdrawal } })).toEqual([]);
    const part = { ...withdrawal, categories: ['identity'] } as const;
    expect(categories({ handoff: { withdrawal: part } })).toEqual([['housing']]);
  });

  it('is a partner whose messages carry the data, and one that may have had them', () => {
    const sent = { purpose: 'request', result: 'unknown' } as const;
    expect(recipients({ line: sent, carriesContent: true })).toHaveLength(1);
  });
});

describe('how it is told', () => {
  it.each<[string, Changes]>([
    ['its protocol has no such message', { canBeTold: false }],
    ['the hand-off is done', { handoff: { status: 'completed' } }],
    ['the basis is over', { basis: { validUntil: '2026-10-05T08:00:00.000Z' } }],
    [
      'the hand-off was taken back and the data kept',
      { handoff: { withdrawal: { withdrawnAt: at, why: 'cancelled', state: 'kept' } } },
    ],
  ])('is by phone when %s', (_when, changes) => {
    expect(told(changes)).toEqual(['by-phone']);
  });
});
