import { attentionKinds } from '../../../domain/case/attention';
import { errandsOf } from '../../../domain/case/errands';
import { reportedFacts } from '../../../domain/case/handoff';
import { atPartnerSince, isHeldOpen } from '../../../domain/case/open-handoffs';
import {
  answer,
  applyFacts,
  begin,
  deadLetter,
  deliver,
  neverSent,
  passTerms,
  recalled,
  recallFailed,
  stop,
} from '../../../domain/handoff/decide-handoff';
import type { PartnerAnswer } from '../../../domain/handoff/answer';
import type { CaseStory } from './case-builder';
import { action, consent, consented, handedOff, handoff, planned } from './case-builder';

const handoffId = 'OK-2026-00001-H1';

function said(answered: Pick<PartnerAnswer, 'status' | 'sequence'> & Partial<PartnerAnswer>) {
  return (current: Parameters<typeof answer>[0], now: string) =>
    answer(
      current,
      { answerId: 'x', handoffId, partner: 'viveste', receivedAt: now, ...answered },
      now,
    );
}

const sent = (overrides: Parameters<typeof handedOff>[0] = {}) =>
  handedOff(overrides)
    .report(begin)
    .report((current, now) => deliver(current, 1, now));
const withdrawn = (story: CaseStory) => story.give('withdrawBasis', { basisId: consent.basisId });
const lastErrands = ({ journal, current }: CaseStory) =>
  journal.flatMap((event) => errandsOf(event, current));

it('knows since when a partner has something of a case, the longest', () => {
  expect(atPartnerSince(planned().current)).toBeUndefined();
  expect(atPartnerSince(handedOff().report(begin).current)).toBeUndefined();
  const story = sent();
  const since = story.now;
  story.at('2026-10-06T08:00:00.000Z').report(said({ status: 'accepted', sequence: 1 }));
  expect(atPartnerSince(story.current)).toBe(since);
  story.report(said({ status: 'completed', sequence: 2 }));
  expect(atPartnerSince(story.current)).toBeUndefined();
});

it('counts from the answer of a partner who was faster than the message', () => {
  const story = handedOff().report(begin).at('2026-10-06T08:00:00.000Z');
  story.report(said({ status: 'accepted', sequence: 1 }));
  expect(atPartnerSince(story.current)).toBe('2026-10-06T08:00:00.000Z');
});

describe('asking a hand-off', () => {
  it('takes what was asked, the partner may get and the basis covers', () => {
    expect(handedOff().current.handoffs?.[0]).toMatchObject({
      handoffId,
      number: 1,
      status: 'waiting',
      categories: ['identity', 'housing'],
    });
  });

  it('tells what its action is about only where that may go', () => {
    const about = (lifeDomain: 'housing' | 'addiction') =>
      consented()
        .give('addAction', action('a8', { lifeDomain }))
        .give('requestHandoff', { ...handoff, actionId: 'a8' }).current.handoffs?.[0]?.lifeDomain;
    expect([about('housing'), about('addiction')]).toEqual(['housing', undefined]);
  });

  it('lets it go at once when its action waits for nothing, and starts it', () => {
    const story = handedOff();
    expect(story.journal.slice(-2).map(({ type }) => type)).toEqual([
      'handoffRequested',
      'handoffReleased',
    ]);
    expect(lastErrands(story)).toEqual([
      { ask: 'start', handoffId },
      { ask: 'release', handoffId },
    ]);
  });

  it('holds it until what its action depends on is done or cancelled', () => {
    const story = handedOff({ actionId: 'a2' });
    expect(story.current.handoffs?.[0]?.releasedAt).toBeUndefined();
    story.give('cancelAction', { actionId: 'a1' });
    expect(story.journal.at(-1)).toMatchObject({ type: 'handoffReleased', data: { handoffId } });
  });

  it('stops one that waits for an action that is gone, and leaves one that was sent to a person', () => {
    const waiting = handedOff({ actionId: 'a2' }).give('cancelAction', { actionId: 'a2' });
    expect(waiting.journal.at(-1)).toMatchObject({
      type: 'handoffStopAsked',
      data: { why: 'action-gone' },
    });
    const out = sent().give('agreePlan', { goals: [], actions: [action('a9')] });
    expect(attentionKinds(out.current)).toContain('handoff-without-action');
    expect(out.journal.at(-1)?.type).toBe('planAgreed');
  });
});

describe('what a hand-off reports', () => {
  it('completes its action, and what waited for that begins', () => {
    const story = sent().report(said({ status: 'completed', sequence: 1, outcomeRef: 'o' }));
    expect(story.journal.slice(-3).map(({ type }) => type)).toEqual([
      'handoffAnswered',
      'actionCompleted',
      'actionUnblocked',
    ]);
    expect(story.current.plan?.actions[0]).toMatchObject({ status: 'completed' });
  });

  it('is taken once, whatever is reported again', () => {
    const story = sent();
    const [known] = story.current.handoffs ?? [];
    const { facts } = applyFacts(
      { ...known!, seq: 0, status: 'waiting' },
      begin(known!),
      story.now,
    );
    expect(reportedFacts(story.current, handoffId, facts)).toEqual([]);
    expect(reportedFacts(story.current, 'OK-2026-00001-H7', facts)).toEqual([]);
  });

  it('ends a crisis when the first one reaches a partner', () => {
    const story = consented();
    story.current = { ...story.current, urgency: 'crisis' };
    const crisis = { kind: 'crisis', dueAt: story.now, wakesAt: story.now, passings: 1 } as const;
    story.current = { ...story.current, deadlines: [crisis] };
    story.give('requestHandoff', handoff).report(begin);
    expect(attentionKinds(story.current)).toEqual(
      expect.arrayContaining(['crisis', 'crisis-overdue']),
    );
    story.report((current, now) => deliver(current, 1, now));
    expect(attentionKinds(story.current)).not.toContain('crisis');
    expect(story.deadline('crisis')).toBeUndefined();
  });

  it.each([
    [
      'handoff-dead-letter',
      () =>
        handedOff()
          .report(begin)
          .report((current) => deadLetter(current, { attempts: 3, trouble: 'HTTP_503' })),
    ],
    ['handoff-rejected', () => sent().report(said({ status: 'rejected', sequence: 1 }))],
    ['handoff-failed', () => sent().report(said({ status: 'failed', sequence: 1 }))],
    [
      'handoff-overdue',
      () => {
        const story = sent();
        story.now = '2026-10-13T08:00:00.000Z';
        return story.report(passTerms);
      },
    ],
    [
      'recall-undeliverable',
      () =>
        sent()
          .report((current, now) => stop(current, { why: 'basis-withdrawn', withdrawnAt: now }))
          .report((current) => recallFailed(current, 'HTTP_410')),
    ],
    [
      'deletion-overdue',
      () => {
        const story = sent()
          .report((current, now) => stop(current, { why: 'basis-withdrawn', withdrawnAt: now }))
          .report(recalled);
        story.now = '2026-10-09T08:00:00.000Z';
        return story.report(passTerms);
      },
    ],
  ])('shows a person %s', (kind, story) => {
    expect(attentionKinds(story().current)).toContain(kind);
  });

  it('is no attention any more once another hand-off took its place', () => {
    const story = sent().report(said({ status: 'rejected', sequence: 1, reason: 'capacity' }));
    story.give('requestHandoff', handoff);
    expect(attentionKinds(story.current)).not.toContain('handoff-rejected');
  });
});

describe('withdrawing a basis', () => {
  it('stops every hand-off on it', () => {
    const story = withdrawn(sent());
    expect(lastErrands(story).at(-1)).toEqual({
      ask: 'stop',
      handoffId,
      why: 'basis-withdrawn',
      withdrawnAt: story.now,
    });
    expect(story.current.bases?.[0]).toMatchObject({ withdrawnAt: story.now, grants: [] });
    expect(story.deadline('basis-expiry', consent.basisId)).toBeUndefined();
  });

  it('of one category asks only those hand-offs to go on without it', () => {
    const story = sent().give('withdrawBasis', {
      basisId: consent.basisId,
      categories: ['housing'],
    });
    expect(lastErrands(story).at(-1)).toMatchObject({ ask: 'stop', categories: ['housing'] });
    expect(story.current.bases?.[0]?.grants).toEqual([
      { partner: 'viveste', categories: ['identity'] },
    ]);
  });

  it('of another partner leaves it alone', () => {
    const two = planned().give('recordBasis', {
      ...consent,
      grants: [...consent.grants, { partner: 'lister', categories: ['housing'] }],
    });
    two.give('requestHandoff', handoff);
    two.give('withdrawBasis', { basisId: consent.basisId, partners: ['lister'] });
    expect(lastErrands(two).filter(({ ask }) => ask === 'stop')).toEqual([]);
    expect(two.current.bases?.[0]?.withdrawnAt).toBeUndefined();
  });

  it('happens once', () => {
    const story = withdrawn(withdrawn(sent()));
    expect(story.journal.filter(({ type }) => type === 'basisWithdrawn')).toHaveLength(1);
  });

  it('is possible as long as the case runs, and the case runs as long as it is possible', () => {
    const story = handedOff().report((current, now) =>
      stop(current, { why: 'cancelled', withdrawnAt: now }),
    );
    expect(isHeldOpen(story.current, story.now)).toBe(true);
    expect(isHeldOpen(story.current, consent.validUntil)).toBe(false);
    expect(isHeldOpen(withdrawn(sent()).current, story.now)).toBe(true);
    const gone = withdrawn(sent())
      .report((current, now) => stop(current, { why: 'basis-withdrawn', withdrawnAt: now }))
      .report(neverSent);
    expect(isHeldOpen(gone.current, story.now)).toBe(false);
  });
});

describe('a basis with an end', () => {
  it('expires by itself, also while the case is suspended or closing', () => {
    const suspended = consented().give('suspendCase', {
      reason: 'abroad',
      until: '2028-01-01T12:00:00.000Z',
    });
    suspended.at(consent.validUntil);
    expect(suspended.current.bases?.[0]?.expiredAt).toBe(consent.validUntil);
    const closing = consented().give('closeCase', { outcome: 'breakthrough' });
    expect(closing.deadline('basis-expiry', consent.basisId)).toBeDefined();
  });
});
