import { attentionKinds, isOverdue } from '../../../domain/case/attention';
import { nextWakeAt } from '../../../domain/case/deadlines';
import {
  accepted,
  action,
  afterIntake,
  afterSession,
  calledBackWell,
  CaseStory,
  closed,
  held,
  monday,
  planned,
  session,
} from './case-builder';

const followUp = () =>
  planned().give('recordCallBackAttempt', { ...calledBackWell, outcome: 'follow-up-wanted' });
const inClosure = () => planned().give('closeCase', { outcome: 'breakthrough' });

describe('the clocks of a case', () => {
  // Counted by hand from Monday 5 October 2026; 17:00 in Amsterdam is 15:00 UTC until 25 October and 16:00 after it.
  it.each([
    ['triage', () => new CaseStory(), '2026-10-08T15:00:00.000Z'],
    ['out-of-reach', () => new CaseStory(), '2026-12-04T16:00:00.000Z'],
    ['max-duration', () => new CaseStory(), '2027-04-05T15:00:00.000Z'],
    ['intake', accepted, '2026-10-12T15:00:00.000Z'],
    ['first-session', afterIntake, '2026-10-19T15:00:00.000Z'],
    ['plan', afterSession, '2026-10-12T15:00:00.000Z'],
    ['call-back', planned, '2026-10-08T15:00:00.000Z'],
    ['follow-up-session', followUp, '2026-10-19T15:00:00.000Z'],
    ['evaluation', inClosure, '2026-10-19T15:00:00.000Z'],
    ['aftercare', () => inClosure().give('startAftercare', {}), '2027-01-04T16:00:00.000Z'],
    ['reopening', closed, '2027-01-04T16:00:00.000Z'],
  ])('set %s for its term', (kind, story, dueAt) => {
    expect(story().deadline(kind)).toEqual({ kind, dueAt, wakesAt: dueAt, passings: 0 });
  });

  it('set a dated action for 17:00 of its day', () => {
    expect(planned().deadline('action', 'a3')?.dueAt).toBe('2026-10-30T16:00:00.000Z');
  });

  it('keep a given end of aftercare and of a suspension', () => {
    const until = '2026-11-30T12:00:00.000Z';
    expect(inClosure().give('startAftercare', { until }).deadline('aftercare')?.dueAt).toBe(until);
    expect(
      planned().give('suspendCase', { reason: 'abroad', until }).deadline('suspension')?.dueAt,
    ).toBe(until);
  });

  it.each([
    ['triage', accepted],
    ['intake', afterIntake],
    ['first-session', afterSession],
    ['plan', planned],
    ['call-back', followUp],
    ['evaluation', closed],
  ])('forget %s once it has happened', (kind, story) => {
    expect(story().deadline(kind)).toBeUndefined();
  });

  it('forget every clock of the work when the case closes', () => {
    expect(closed().current.deadlines.map((deadline) => deadline.kind)).toEqual(['reopening']);
  });

  it('wake for the earliest deadline', () => {
    expect(nextWakeAt(new CaseStory().current)).toBe('2026-10-08T15:00:00.000Z');
  });
});

describe('a deadline that passes', () => {
  it('does nothing a moment too early', () => {
    const story = new CaseStory().at('2026-10-08T14:59:59.999Z');
    expect(story.journal).toHaveLength(1);
    expect(isOverdue(story.current)).toBe(false);
  });

  it('tells the case holder first, the project leader after another term, and nobody after that', () => {
    const story = new CaseStory().at('2026-10-08T15:00:00.000Z');
    expect(story.journal.at(-1)).toMatchObject({
      type: 'deadlinePassed',
      by: { subject: 'clock' },
      data: { kind: 'triage', passing: 1, notify: 'case-holder', stage: 'referral' },
    });
    expect(attentionKinds(story.current)).toEqual(['triage-overdue']);
    story.at('2026-10-13T14:59:59.000Z');
    expect(story.journal).toHaveLength(2);
    story.at('2026-10-13T15:00:00.000Z');
    expect(story.journal.at(-1)?.data).toMatchObject({ passing: 2, notify: 'project-leader' });
    story.at('2026-11-20T12:00:00.000Z');
    expect(story.journal).toHaveLength(3);
    expect(attentionKinds(story.current)).toEqual(['triage-overdue']);
  });

  it('is no attention any more once the step is done', () => {
    const story = new CaseStory().at('2026-10-09T08:00:00.000Z');
    story.give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' });
    expect(attentionKinds(story.current)).toEqual([]);
  });

  it.each([
    ['intake-overdue', accepted],
    ['first-session-overdue', afterIntake],
    ['plan-overdue', afterSession],
    ['call-back-overdue', planned],
    ['follow-up-session-overdue', followUp],
    ['evaluation-overdue', inClosure],
  ])('shows %s', (kind, story) => {
    expect(attentionKinds(story().at('2026-10-20T08:00:00.000Z').current)).toContain(kind);
  });

  it('names the action that is late', () => {
    const story = planned().at('2026-10-30T16:00:00.000Z');
    expect(
      story.journal.filter((event) => event.type === 'deadlinePassed').map((event) => event.data),
    ).toContainEqual({
      kind: 'action',
      about: 'a3',
      passing: 1,
      notify: 'case-holder',
      stage: 'call-back',
    });
  });

  it('escalates a resident who is out of reach again and again instead of closing', () => {
    const story = new CaseStory().at('2026-12-04T16:00:00.000Z').at('2027-02-02T16:00:00.000Z');
    const passings = story.journal
      .filter((event) => event.type === 'outOfReach')
      .map((event) => event.data);
    expect(passings).toEqual([
      { passing: 1, inView: ['social-team', 'wil', 'rmc'] },
      { passing: 2, inView: ['social-team', 'wil', 'rmc'] },
    ]);
    expect(attentionKinds(story.current)).toContain('out-of-reach');
    expect(story.current.stage).toBe('referral');
  });

  it('asks for a review after the longest duration, once, and ends nothing', () => {
    const story = planned().at('2027-04-05T15:00:00.000Z').at('2027-12-01T12:00:00.000Z');
    expect(story.journal.filter((event) => event.type === 'maxDurationReached')).toHaveLength(1);
    expect(attentionKinds(story.current)).toContain('max-duration');
    expect(story.current.stage).toBe('call-back');
  });

  it('ends the case for good when the period of reopening is over', () => {
    const story = closed().at('2027-01-04T16:00:00.000Z');
    expect(story.journal.at(-1)?.type).toBe('reopeningEnded');
    expect(story.current.isEnded).toBe(true);
    expect(nextWakeAt(story.current)).toBeUndefined();
  });

  it('leaves the case in aftercare when the pilot flame burns down', () => {
    const story = inClosure().give('startAftercare', {}).at('2027-01-05T08:00:00.000Z');
    expect(story.current.stage).toBe('aftercare');
    expect(attentionKinds(story.current)).toContain('aftercare-overdue');
  });

  it('says everything that passed while nobody looked, the oldest first', () => {
    const types = new CaseStory().at('2027-04-06T08:00:00.000Z').journal.map((event) => event.type);
    expect(types).toEqual([
      'referralReceived',
      'deadlinePassed',
      'outOfReach',
      'maxDurationReached',
    ]);
  });
});

describe('the out-of-reach clock', () => {
  const reached = { soort: 'Huisbezoek', dagdeel: 'Middag', reached: true } as const;
  const tenDaysLater = '2026-10-15T08:00:00.000Z';

  it.each([
    ['a contact', () => new CaseStory().at(tenDaysLater).give('recordContactAttempt', reached)],
    ['a call-back', () => planned().at(tenDaysLater).give('recordCallBackAttempt', calledBackWell)],
    [
      'a session with the resident',
      () =>
        afterIntake()
          .give('scheduleSession', { ...session, startsAt: '2026-10-14T08:00:00.000Z' })
          .at(tenDaysLater)
          .give('recordSession', held),
    ],
  ])('starts again after %s', (_what, story) => {
    expect(story().deadline('out-of-reach')?.dueAt).toBe('2026-12-14T16:00:00.000Z');
  });

  it.each([
    [
      'an attempt that reached nobody',
      () =>
        new CaseStory()
          .at(tenDaysLater)
          .give('recordContactAttempt', { ...reached, reached: false }),
    ],
    [
      'a call-back nobody answered',
      () =>
        planned()
          .at(tenDaysLater)
          .give('recordCallBackAttempt', { ...reached, reached: false }),
    ],
    [
      'a session without the resident',
      () =>
        afterIntake()
          .give('scheduleSession', session)
          .at(tenDaysLater)
          .give('recordSession', { ...held, attendees: ['work-coach'] }),
    ],
  ])('goes on after %s', (_what, story) => {
    expect(story().deadline('out-of-reach')?.dueAt).toBe('2026-12-04T16:00:00.000Z');
  });
});

describe('a suspension', () => {
  const until = '2026-10-26T16:00:00.000Z';
  const suspended = () => planned().give('suspendCase', { reason: 'admission', until });

  it('stops every clock but its own', () => {
    const story = suspended().at('2026-10-20T08:00:00.000Z');
    expect(story.journal.filter((event) => event.type === 'deadlinePassed')).toEqual([]);
    expect(nextWakeAt(story.current)).toBe(until);
  });

  it('moves the other deadlines on by the time it lasted', () => {
    const story = suspended().at('2026-10-12T08:00:00.000Z').give('resumeCase', {});
    expect(story.deadline('call-back')?.dueAt).toBe('2026-10-15T15:00:00.000Z');
    expect(story.deadline('suspension')).toBeUndefined();
  });

  it('ends by itself on its date, and a person is told until somebody acts', () => {
    const story = suspended().at(until);
    expect(story.current.suspension).toBeUndefined();
    expect(story.journal.at(-1)).toMatchObject({ type: 'caseResumed', data: { lapsed: true } });
    expect(attentionKinds(story.current)).toContain('suspension-lapsed');
    story.give('addAction', action('a9'));
    expect(attentionKinds(story.current)).not.toContain('suspension-lapsed');
  });

  it('does not make a deadline that had passed before look met', () => {
    const story = new CaseStory().at('2026-10-08T15:00:00.000Z');
    story
      .give('suspendCase', { reason: 'admission', until })
      .at('2026-10-12T15:00:00.000Z')
      .give('resumeCase', {});
    expect(story.deadline('triage')?.passings).toBe(1);
  });

  it('is over when the case closes', () => {
    const story = suspended().give('closeCase', { outcome: 'moved' });
    expect(story.current.suspension).toBeUndefined();
    expect(story.current.deadlines.map((deadline) => deadline.kind)).toEqual(['reopening']);
  });

  it('is over when the suspended referral is redirected', () => {
    const story = new CaseStory().give('suspendCase', { reason: 'admission', until });
    story.give('redirectReferral', { to: 'wil', reason: 'other' });
    expect(story.current.suspension).toBeUndefined();
    expect(nextWakeAt(story.current)).toBe(story.deadline('reopening')?.dueAt);
  });

  it('begins where the case stands', () => {
    expect(suspended().current.suspension).toEqual({ since: monday, until, reason: 'admission' });
  });
});
