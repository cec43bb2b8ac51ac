import type { Notice } from '../../../domain/notice/notice';
import { noticesOf } from '../../../domain/notice/notices-of';
import { evolve } from '../../../domain/case/evolve';
import { openCase } from '../../../domain/case/referral';
import type { CaseEvent } from '../../../domain/case/events';
import { CaseStory, monday } from '../case/case-builder';

const startsAt = '2026-10-13T07:00:00.000Z';

function noticesIn(story: CaseStory): readonly Notice[] {
  const [first] = story.journal as unknown as readonly [CaseEvent<'referralReceived'>];
  let current = openCase('OK-2026-00001', first.data, monday);
  return story.journal.flatMap((event) => {
    current = evolve(current, event);
    return noticesOf(event, current);
  });
}

const accepted = () =>
  new CaseStory().give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' });

const scheduled = () =>
  accepted().give('scheduleSession', {
    sessionId: 's-1',
    kind: 'first',
    startsAt,
    isDigital: false,
    invitees: ['viveste'],
    placeRef: 'place-ref',
  });

describe('the notices of journal lines', () => {
  it('has none for the work itself', () => {
    expect(noticesIn(accepted())).toEqual([]);
  });

  it('invites the table when a session is scheduled, without the place that was typed', () => {
    const [notice, ...others] = noticesIn(scheduled());
    expect(others).toEqual([]);
    expect(notice).toEqual({
      key: 'OK-2026-00001/3/session-scheduled',
      kind: 'session-scheduled',
      facts: { audience: ['seats'], at: monday, sessionId: 's-1' },
    });
  });

  it.each(['held', 'resident-absent'] as const)('has none for a session that was %s', (outcome) => {
    const story = scheduled().give('recordSession', { sessionId: 's-1', outcome, attendees: [] });
    expect(noticesIn(story).map(({ kind }) => kind)).toEqual(['session-scheduled']);
  });

  it('calls a cancelled session off', () => {
    const story = scheduled().give('recordSession', {
      sessionId: 's-1',
      outcome: 'cancelled',
      attendees: [],
    });
    expect(noticesIn(story).at(-1)).toMatchObject({
      kind: 'session-cancelled',
      facts: { sessionId: 's-1' },
    });
  });

  it('calls the session off that closing the case cancels', () => {
    const story = scheduled().give('closeCase', { outcome: 'moved' });
    expect(noticesIn(story).map(({ kind }) => kind)).toEqual([
      'session-scheduled',
      'session-cancelled',
    ]);
  });

  it.each([
    ['case-holder', 1],
    ['project-leader', 2],
  ] as const)('tells the %s of passing %d of a term', (notify, passing) => {
    const { current } = accepted();
    const data = { kind: 'intake', passing, stage: 'intake', notify } as const;
    const line = { seq: 9, at: monday, type: 'deadlinePassed', data } as unknown as CaseEvent;
    expect(noticesOf(line, current)).toEqual([
      {
        key: 'OK-2026-00001/9/term-passed',
        kind: 'term-passed',
        facts: { audience: [notify], at: monday, term: 'intake', passing },
      },
    ]);
  });

  it.each(['outOfReach', 'maxDurationReached'] as const)('tells both of %s', (type) => {
    const data = type === 'outOfReach' ? { passing: 1, inView: ['secret'] } : {};
    const line = { seq: 9, at: monday, type, data } as unknown as CaseEvent;
    const [notice] = noticesOf(line, accepted().current);
    expect(notice?.facts.audience).toEqual(['case-holder', 'project-leader']);
    expect(JSON.stringify(notice)).not.toContain('secret');
  });
});
