import fc from 'fast-check';
import { recount } from '../../../domain/report/contribute';
import {
  addOnce,
  cellKey,
  differenceOf,
  readCellKey,
  type Cell,
  type Contribution,
} from '../../../domain/report/contribution';
import { orderOf } from '../../../verify/aggregates/handoff-order';
import { RandomJournal } from '../../../verify/aggregates/random-lines';
import { createRandom } from '../../../verify/support/random';
import { accepted, closed, held, intake, planned, session, workCoach } from '../case/case-builder';
import type { CaseStory } from '../case/case-builder';

const counts = (story: CaseStory): Contribution =>
  recount(
    story.current.caseNumber,
    story.journal.map((event) => ({ event, edition: 1 })),
  );

const at = (edition: number, table: Cell['table'], row = '', column = '') =>
  cellKey({ edition, table, row, column });

describe('what a case adds to the figures', () => {
  it('is a referral and a case that was worked on, from its first line', () => {
    const counted = counts(accepted());
    expect(counted[at(1, 'figures', 'referrals')]).toBe(1);
    expect(counted[at(1, 'figures', 'cases')]).toBe(1);
  });

  it('is no case that was worked on while only the clock spoke', () => {
    const story = accepted();
    const before = story.journal.length;
    story.at('2027-10-05T08:00:00.000Z');
    const lines = story.journal.slice(before).map((event) => ({ event, edition: 2 }));
    expect(lines.length).toBeGreaterThan(0);
    const all = [
      ...story.journal.slice(0, before).map((event) => ({ event, edition: 1 })),
      ...lines,
    ];
    expect(recount(story.current.caseNumber, all)[at(2, 'figures', 'cases')]).toBeUndefined();
  });

  it('counts a theme once for each window, however often it was raised', () => {
    const raised = { theme: 'waiting-list', organisations: ['wil'] };
    const story = accepted()
      .give('raiseSignal', { ...raised, window: 'resident' })
      .give('raiseSignal', { ...raised, window: 'resident' })
      .give('raiseSignal', { ...raised, window: 'government' });
    const counted = counts(story);
    expect(counted[at(1, 'signals', 'waiting-list', 'resident')]).toBe(1);
    expect(counted[at(1, 'signals', 'waiting-list')]).toBe(2);
    expect(counted[at(1, 'signals', '', 'resident')]).toBe(1);
    expect(counted[at(1, 'signals')]).toBe(2);
    expect(counted[at(1, 'organisations', 'wil', 'waiting-list')]).toBe(1);
  });

  it('counts the same theme again in another edition', () => {
    const story = accepted();
    const raised = { theme: 'waiting-list', window: 'resident', organisations: [] } as const;
    const before = story.journal.length;
    story.give('raiseSignal', raised).give('raiseSignal', raised);
    const counted = recount(
      story.current.caseNumber,
      story.journal.map((event, index) => ({ event, edition: index > before ? 2 : 1 })),
    );
    expect(counted[at(1, 'signals', 'waiting-list', 'resident')]).toBe(1);
    expect(counted[at(2, 'signals', 'waiting-list', 'resident')]).toBe(1);
  });

  it('takes back what an intake that is recorded again no longer says', () => {
    const story = accepted().give('recordIntake', { ...intake, questions: ['housing', 'work'] });
    expect(counts(story)[at(0, 'questions', 'work')]).toBe(1);
    story.give('recordIntake', {
      lifeDomains: ['debts'],
      wantedAtTable: [],
      questions: ['housing'],
    });
    const counted = counts(story);
    expect(counted[at(0, 'questions', 'housing')]).toBe(1);
    expect(counted[at(0, 'questions', 'work')]).toBeUndefined();
    expect(counted[at(0, 'life-domains', 'housing')]).toBeUndefined();
    expect(counted[at(0, 'life-domains', 'debts')]).toBe(1);
  });

  it('counts a resident once and every conversation, and no second time in a case that goes on', () => {
    const talk = (story: CaseStory) =>
      story
        .give('recordIntake', intake)
        .give('scheduleSession', session)
        .give('recordSession', held)
        .give('scheduleSession', { ...session, sessionId: 's-2', kind: 'follow-up' })
        .give('recordSession', { ...held, sessionId: 's-2', attendees: ['resident', 'lister'] });
    const counted = counts(talk(accepted()));
    expect(counted[at(0, 'factsheet', 'residents')]).toBe(1);
    expect(counted[at(0, 'factsheet', 'conversations')]).toBe(2);
    expect(counted[at(0, 'involved', 'lister')]).toBe(1);
    expect(counted[at(0, 'involved', 'wil')]).toBe(1);
    const again = counts(talk(accepted({ earlierCase: 'OK-2025-00001' })));
    expect(again[at(0, 'factsheet', 'residents')]).toBeUndefined();
    expect(again[at(0, 'factsheet', 'conversations')]).toBe(2);
  });

  it('counts what was achieved, once', () => {
    const story = planned();
    const [first] = story.current.plan?.actions ?? [];
    story.give('completeAction', { actionId: first?.actionId ?? '', achieved: 'urgency-granted' });
    expect(counts(story)[at(0, 'results', 'urgency-granted')]).toBe(1);
  });

  it('reads a rule the same however it was spaced', () => {
    const deviation = { reasonRef: 'r', decidedBy: 'pl-01' };
    const story = accepted()
      .give('recordDeviation', { ...deviation, rule: 'Participatiewet  artikel 22a' })
      .give('recordDeviation', { ...deviation, rule: ' Participatiewet artikel 22a' });
    expect(counts(story)[at(1, 'rules', 'Participatiewet artikel 22a')]).toBe(1);
    expect(counts(story)[at(1, 'signals', 'rule-deviated', 'government')]).toBe(1);
  });

  it('counts how a case ended, also when it is opened again', () => {
    const story = closed();
    const { outcome = '' } = story.current;
    expect(counts(story)[at(1, 'outcomes', outcome)]).toBe(1);
  });
});

describe('what a partner answered', () => {
  const partnerAnswers = (...answers: readonly string[]) => {
    const story = accepted();
    const line = { by: workCoach, commandId: 'c' };
    const handoffId = `${story.current.caseNumber}-H1`;
    const order = orderOf({ handoffId, number: 1, partner: 'jobstap', requestedAt: story.now });
    let seq = story.journal.length;
    const next = (days: number) => ({
      ...line,
      seq: (seq += 1),
      at: new Date(Date.parse(story.now) + days * 86_400_000).toISOString(),
    });
    story.journal.push(
      { ...next(0), type: 'handoffRequested', data: order },
      { ...next(0), type: 'handoffDelivered', data: { handoffId, attempts: 1 } },
      ...answers.map((answer, index) => {
        const [status = '', reason] = answer.split('/');
        return {
          ...next(3 + index),
          type: 'handoffAnswered',
          data: {
            handoffId,
            answerId: answer,
            sequence: index + 1,
            isApplied: true,
            status,
            reason,
          },
        } as never;
      }),
    );
    return counts(story);
  };

  it('is an acceptance with the days it took, not again with its progress', () => {
    const counted = partnerAnswers('accepted', 'in-progress', 'completed');
    expect(counted[at(1, 'partners', 'jobstap', 'accepted')]).toBe(1);
    expect(counted[at(1, 'partners', 'jobstap')]).toBe(1);
    expect(counted[at(1, 'days-to-accept', 'jobstap')]).toBe(3);
  });

  it('is an acceptance when the first word was progress', () => {
    expect(partnerAnswers('in-progress')[at(1, 'partners', 'jobstap', 'accepted')]).toBe(1);
  });

  it('is a decline by its reason, and a signal when there was no room', () => {
    const counted = partnerAnswers('rejected/capacity');
    expect(counted[at(1, 'partners', 'jobstap', 'declined/capacity')]).toBe(1);
    expect(counted[at(1, 'signals', 'partner-has-no-capacity', 'organisation')]).toBe(1);
    expect(counted[at(1, 'organisations', 'jobstap', 'partner-has-no-capacity')]).toBe(1);
  });
});

describe('the key of a figure', () => {
  it.each([
    ['signals', 'waiting-list', 'resident'],
    ['rules', 'Wet "x", artikel 3|4', ''],
  ] as const)('gives back its cell: %s %s', (table, row, column) => {
    const cell: Cell = { edition: 3, table, row, column };
    expect(readCellKey(cellKey(cell))).toEqual(cell);
  });

  it.each(['', '{}', '[1,"signals"]', '["1","signals","",""]', '[1,"other","",""]'])(
    'cannot be anything else: %s',
    (key) => {
      expect(() => readCellKey(key)).toThrow();
    },
  );
});

describe('counting', () => {
  it('gives the same one line at a time as all at once, and its differences add up', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), (seed, length) => {
        const journal = new RandomJournal('OK-2026-00001', createRandom(String(seed)), 0);
        const events = [journal.referral(), ...journal.next(length)];
        const lines = events.map((event) => ({ event, edition: 1 + (event.seq % 3) }));
        let sum: Contribution = {};
        for (let upTo = 1; upTo <= lines.length; upTo += 1) {
          const [before, after] = [lines.slice(0, upTo - 1), lines.slice(0, upTo)].map((part) =>
            recount('OK-2026-00001', part),
          );
          sum = added(sum, differenceOf(before ?? {}, after ?? {}));
        }
        expect(sum).toEqual(recount('OK-2026-00001', lines));
        expect(Object.values(sum).every((count) => count > 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a margin the sum of its inner cells', () => {
    const cell: Cell = { edition: 1, table: 'signals', row: 'a', column: 'x' };
    const other: Cell = { ...cell, column: 'y' };
    const counted = [cell, other, cell].reduce<Contribution>(addOnce, {});
    expect(counted[at(1, 'signals', 'a')]).toBe(2);
    expect(counted[at(1, 'signals')]).toBe(2);
  });
});

function added(sum: Contribution, change: Contribution): Contribution {
  const keys = new Set([...Object.keys(sum), ...Object.keys(change)]);
  const entries = [...keys].map((key) => [key, (sum[key] ?? 0) + (change[key] ?? 0)] as const);
  return Object.fromEntries(entries.filter(([, count]) => count !== 0));
}
