import { attentionsOf } from '../../../domain/case/attention';
import {
  accepted,
  afterIntake,
  calledBackWell,
  CaseStory,
  held,
  planned,
  session,
  type intake,
} from './case-builder';

const kinds = ({ current }: CaseStory) => attentionsOf(current).map((attention) => attention.kind);
const unanswered = { soort: 'Telefoon', dagdeel: 'Avond', reached: false } as const;
const noDomains: typeof intake = { lifeDomains: [], wantedAtTable: [] };

describe('what is odd but allowed', () => {
  it('is nothing in an ordinary case', () => {
    expect(kinds(planned())).toEqual([]);
  });

  it('is a crisis until the case closes', () => {
    expect(kinds(new CaseStory({ urgency: 'crisis' }))).toEqual(['crisis']);
    expect(kinds(accepted({ urgency: 'crisis' }).give('closeCase', { outcome: 'moved' }))).toEqual(
      [],
    );
  });

  it('is an intake without a life domain', () => {
    expect(kinds(accepted().give('recordIntake', noDomains))).toEqual(['no-life-domains']);
  });

  it('is a resident who was absent, until a session is held with them', () => {
    const story = afterIntake().give('scheduleSession', session);
    story.give('recordSession', { sessionId: 's-1', outcome: 'resident-absent', attendees: [] });
    expect(kinds(story)).toEqual(['resident-absent']);
    story
      .give('scheduleSession', { ...session, sessionId: 's-2' })
      .give('recordSession', { ...held, sessionId: 's-2' });
    expect(kinds(story)).toEqual([]);
  });

  it('is a session held without the resident', () => {
    const story = afterIntake().give('scheduleSession', session);
    story.give('recordSession', { ...held, attendees: ['work-coach'] });
    expect(kinds(story)).toEqual(['resident-not-at-table']);
  });

  it('is no session that was cancelled', () => {
    const story = afterIntake().give('scheduleSession', session);
    expect(
      kinds(story.give('recordSession', { sessionId: 's-1', outcome: 'cancelled', attendees: [] })),
    ).toEqual([]);
  });

  it('is an action completed before what it waited for, and it names the action', () => {
    const story = planned().give('completeAction', { actionId: 'a2' });
    expect(attentionsOf(story.current)).toEqual([{ kind: 'completed-while-blocked', about: 'a2' }]);
  });

  it('is a resident who is worse off', () => {
    expect(
      kinds(planned().give('recordCallBackAttempt', { ...calledBackWell, outcome: 'worse' })),
    ).toEqual(['situation-worse']);
  });

  it('is a resident who did not answer three times, until one call is answered', () => {
    const story = planned()
      .give('recordCallBackAttempt', unanswered)
      .give('recordCallBackAttempt', unanswered);
    expect(kinds(story)).toEqual([]);
    expect(kinds(story.give('recordCallBackAttempt', unanswered))).toEqual(['not-reached']);
    expect(kinds(story.give('recordCallBackAttempt', calledBackWell))).toEqual([]);
  });
});
