import fc from 'fast-check';
import { isOverdue } from '../../../domain/case/attention';
import { commandRules } from '../../../domain/case/command-rules';
import { evolve, foldJournal } from '../../../domain/case/evolve';
import { nextWakeAt } from '../../../domain/case/deadlines';
import {
  action,
  calledBackWell,
  CaseStory,
  closed,
  held,
  intake,
  planned,
  session,
} from './case-builder';

type Step = (story: CaseStory) => unknown;

/** Any command, whether it fits or not: one that is refused changes nothing. */
const steps: readonly Step[] = [
  (s) => s.give('acceptReferral', { team: 'youth', caseHolder: 'st-01' }),
  (s) => s.give('redirectReferral', { to: 'wil', reason: 'other' }),
  (s) => s.give('recordIntake', intake),
  (s) =>
    s.give('scheduleSession', {
      ...session,
      sessionId: `s-${String(s.journal.length)}`,
      startsAt: '2030-01-01T12:00:00.000Z',
    }),
  (s) =>
    s.give('recordSession', { ...held, sessionId: s.current.sessions.at(-1)?.sessionId ?? 's-0' }),
  (s) => s.give('agreePlan', { goals: [], actions: [action(`a${String(s.journal.length)}`)] }),
  (s) => s.give('addAction', action(`a${String(s.journal.length)}`, { dueDate: '2026-10-20' })),
  (s) => s.give('completeAction', { actionId: s.current.plan?.actions.at(-1)?.actionId ?? 'a0' }),
  (s) => s.give('recordCallBackAttempt', calledBackWell),
  (s) => s.give('recordCallBackAttempt', { ...calledBackWell, outcome: 'worse' }),
  (s) =>
    s.give('suspendCase', {
      reason: 'abroad',
      until: new Date(Date.parse(s.now) + 9e8).toISOString(),
    }),
  (s) => s.give('resumeCase', {}),
  (s) => s.give('closeCase', { outcome: 'no-breakthrough', reason: 'no-housing' }),
  (s) => s.give('recordEvaluation', { success: 'partly', situation: [] }),
  (s) => s.give('startAftercare', {}),
  (s) => s.give('endAftercare', {}),
  (s) => s.give('reopenCase', { reasonRef: 'why' }),
  (s) => s.at(new Date(Date.parse(s.now) + 3 * 86_400_000).toISOString()),
  (s) => s.at(new Date(Date.parse(s.now) + 40 * 86_400_000).toISOString()),
];

const anyStory = fc.array(fc.nat(steps.length - 1), { maxLength: 60 }).map((picks) => {
  const story = new CaseStory();
  for (const pick of picks) {
    try {
      steps[pick]?.(story);
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('was refused'))) throw error;
    }
  }
  return story;
});

describe('the journal', () => {
  it('folds to the same case, after any course of events', () => {
    fc.assert(
      fc.property(anyStory, ({ current, journal }) => {
        expect(foldJournal(current.caseNumber, journal)).toEqual(current);
      }),
    );
  });

  it('counts from one without gaps', () => {
    fc.assert(
      fc.property(anyStory, ({ journal }) => {
        expect(journal.map((event) => event.seq)).toEqual(
          journal.map((_event, index) => index + 1),
        );
      }),
    );
  });

  it('survives JSON unchanged, as it does in Temporal and PostgreSQL', () => {
    fc.assert(
      fc.property(anyStory, ({ current, journal }) => {
        expect(JSON.parse(JSON.stringify({ current, journal }))).toEqual({ current, journal });
      }),
    );
  });

  it('always leaves an open case something to wake up for, or a person who was told twice', () => {
    fc.assert(
      fc.property(anyStory, ({ current }) => {
        const isAwaited = nextWakeAt(current) !== undefined || isOverdue(current);
        expect(current.isEnded === true || isAwaited).toBe(true);
      }),
    );
  });

  it('lets the clock settle: passing everything due twice says nothing new', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        story.at(story.now);
        const lines = story.journal.length;
        story.at(story.now);
        expect(story.journal).toHaveLength(lines);
      }),
    );
  });

  it('is not readable when it starts with something else than a referral', () => {
    expect(() => foldJournal('OK-2026-00001', planned().journal.slice(1))).toThrow(
      'starts with referralAccepted',
    );
    expect(foldJournal('OK-2026-00001', [])).toBeUndefined();
  });

  it('never changes the case it folds from', () => {
    const { current, journal } = closed();
    const before = JSON.stringify(current);
    for (const event of journal) evolve(current, event);
    expect(JSON.stringify(current)).toBe(before);
  });

  it('holds for every command what it was given, without who gave it', () => {
    const [, acceptedEvent] = planned().journal;
    expect(acceptedEvent).toMatchObject({
      type: 'referralAccepted',
      commandId: 'c1',
      by: { subject: 'wc-01' },
    });
    expect(acceptedEvent?.data).toEqual({ team: 'adult', caseHolder: 'wc-01' });
  });
});

describe('the actions of a plan', () => {
  it('are unblocked when the last thing they wait for is done or cancelled', () => {
    const story = planned().give('addAction', action('a4', { dependsOn: ['a2', 'a3'] }));
    story.give('cancelAction', { actionId: 'a3' });
    expect(story.journal.at(-1)?.type).toBe('actionCancelled');
    story.give('completeAction', { actionId: 'a1' });
    expect(story.journal.at(-1)).toMatchObject({
      type: 'actionUnblocked',
      data: { actionId: 'a2' },
    });
    story.give('completeAction', { actionId: 'a2' });
    expect(story.journal.at(-1)).toMatchObject({
      type: 'actionUnblocked',
      data: { actionId: 'a4' },
    });
  });

  it('are kept when done and replaced when open by a new plan', () => {
    const story = planned().give('completeAction', { actionId: 'a1' });
    story.give('agreePlan', { goals: [], actions: [action('a2', { dependsOn: ['a1'] })] });
    expect(story.current.plan?.actions.map(({ actionId, status }) => [actionId, status])).toEqual([
      ['a1', 'completed'],
      ['a2', 'open'],
    ]);
    expect(story.deadline('action', 'a3')).toBeUndefined();
  });
});

describe('every command', () => {
  it('is described for the people who see it in the Temporal UI', () => {
    for (const rule of Object.values(commandRules))
      expect(rule.description).toMatch(/^[A-Z][^.]{10,80}$/);
  });
});
