import { waitingFor } from '../../../domain/case/waiting-for';
import {
  accepted,
  action,
  afterIntake,
  afterSession,
  calledBackWell,
  CaseStory,
  closed,
  held,
  intake,
  planned,
  session,
} from './case-builder';

const where = ({ current }: CaseStory) => `${current.stage}, waiting for ${waitingFor(current)}`;

describe('the course of a case', () => {
  it('begins at triage', () => {
    expect(where(new CaseStory())).toBe('referral, waiting for triage');
  });

  it('asks for the intake once the referral is accepted', () => {
    expect(where(accepted())).toBe('intake, waiting for intake');
  });

  it('asks for a date and then for the session once the intake is recorded', () => {
    expect(where(afterIntake())).toBe('first-session, waiting for session-date');
    expect(where(afterIntake().give('scheduleSession', session))).toBe(
      'first-session, waiting for session',
    );
  });

  it('asks for a plan once a session was held', () => {
    expect(where(afterSession())).toBe('plan, waiting for plan');
  });

  it('stays where it was when a session was cancelled or the resident was absent', () => {
    for (const outcome of ['cancelled', 'resident-absent'] as const) {
      const story = afterIntake().give('scheduleSession', session);
      story.give('recordSession', { sessionId: 's-1', outcome, attendees: [] });
      expect(where(story)).toBe('first-session, waiting for session-date');
    }
  });

  it('asks to call back once a plan is agreed, then waits for the actions, then for closing', () => {
    const story = planned();
    expect(where(story)).toBe('call-back, waiting for call-back');
    story.give('recordCallBackAttempt', calledBackWell);
    expect(where(story)).toBe('call-back, waiting for actions');
    story.give('completeAction', { actionId: 'a1' }).give('completeAction', { actionId: 'a2' });
    story.give('cancelAction', { actionId: 'a3' });
    expect(where(story)).toBe('call-back, waiting for closure');
  });

  it('goes to a follow-up session when the resident wants one or is worse off', () => {
    for (const outcome of ['follow-up-wanted', 'worse'] as const) {
      const story = planned().give('recordCallBackAttempt', { ...calledBackWell, outcome });
      expect(where(story)).toBe('follow-up-session, waiting for session-date');
    }
  });

  it('comes back to the plan after a follow-up session', () => {
    const story = planned().give('recordCallBackAttempt', { ...calledBackWell, outcome: 'worse' });
    story.give('scheduleSession', { ...session, sessionId: 's-2', kind: 'follow-up' });
    story.give('recordSession', { ...held, sessionId: 's-2' });
    expect(where(story)).toBe('plan, waiting for plan');
  });

  it('still waits for the call-back when nobody answered', () => {
    const story = planned().give('recordCallBackAttempt', {
      soort: 'Telefoon',
      dagdeel: 'Avond',
      reached: false,
    });
    expect(where(story)).toBe('call-back, waiting for call-back');
  });

  it('ends by closing and looking back', () => {
    expect(where(planned().give('closeCase', { outcome: 'breakthrough' }))).toBe(
      'closure, waiting for evaluation',
    );
    expect(where(closed())).toBe('closed, waiting for nothing');
  });

  it('keeps the pilot flame on between closing and closed', () => {
    const story = planned().give('closeCase', { outcome: 'no-breakthrough', reason: 'no-housing' });
    story.give('startAftercare', {});
    expect(where(story)).toBe('aftercare, waiting for aftercare');
    story.give('recordEvaluation', { success: 'partly', situation: [] });
    expect(where(story)).toBe('aftercare, waiting for aftercare');
    story.give('endAftercare', {});
    expect(where(story)).toBe('closed, waiting for nothing');
  });

  it('is closed at once when nobody is left to look back with', () => {
    for (const outcome of ['withdrawn', 'no-contact', 'moved', 'deceased', 'duplicate'] as const) {
      expect(where(planned().give('closeCase', { outcome }))).toBe('closed, waiting for nothing');
    }
  });

  it('is closed when the referral belongs elsewhere', () => {
    const story = new CaseStory().give('redirectReferral', {
      to: 'social-team',
      reason: 'one-question',
    });
    expect(where(story)).toBe('closed, waiting for nothing');
    expect(story.current.outcome).toBe('redirected');
  });

  it('goes on at its plan when it is reopened, without the old outcome', () => {
    const { current } = closed().give('reopenCase', { reasonRef: 'why' });
    expect(current.stage).toBe('plan');
    expect([current.outcome, current.closedAt, current.evaluatedAt]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('goes back to triage when a redirected referral is reopened', () => {
    const story = new CaseStory().give('redirectReferral', { to: 'social-team', reason: 'other' });
    expect(where(story.give('reopenCase', { reasonRef: 'why' }))).toBe(
      'referral, waiting for triage',
    );
  });

  it('waits for resumption while it is suspended, at the same stage', () => {
    const story = planned().give('suspendCase', {
      reason: 'abroad',
      until: '2026-11-02T16:00:00.000Z',
    });
    expect(where(story)).toBe('call-back, waiting for resumption');
    expect(where(story.give('resumeCase', {}))).toBe('call-back, waiting for call-back');
  });

  it('can be recorded an intake again without going back', () => {
    expect(where(planned().give('recordIntake', intake))).toBe('call-back, waiting for call-back');
  });

  it('keeps what was done and what was begun when its plan is agreed anew', () => {
    const story = planned()
      .give('completeAction', { actionId: 'a1' })
      .give('startAction', { actionId: 'a2' })
      .give('agreePlan', { goals: [], actions: ['a2', 'a4'].map((id) => action(id)) });
    expect(
      story.current.plan?.actions.map(({ actionId, status }) => `${actionId} ${status}`),
    ).toEqual(['a1 completed', 'a2 started', 'a4 open']);
  });

  it('may get actions before any plan was agreed', () => {
    const story = accepted().give('addAction', action('a1'));
    expect(story.current.plan?.actions).toHaveLength(1);
    expect(story.current.stage).toBe('intake');
  });
});
