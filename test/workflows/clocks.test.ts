import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { nextWakeAt } from '../../domain/case/deadlines';
import type { CaseEvent } from '../../domain/case/events';
import { residentCaseType } from '../../workflows/resident-case/resident-case-messages';
import { calledBack, contacted, plan, secondsFromNow } from '../support/case-builders';
import {
  createCaseHarness,
  termsWith,
  type CaseHarness,
  type TestCase,
} from '../support/case-harness';
import {
  accept,
  agree,
  bring,
  close,
  evaluate,
  hold,
  intake,
  keepFlame,
  schedule,
  signal,
  type Arrange,
} from './every-command';

let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness();
});
afterAll(() => hub.close());

const passed = (kind: string, passing: number) => (event: CaseEvent) =>
  event.type === 'deadlinePassed' && event.data.kind === kind && event.data.passing === passing;

/** The instant that the journal says the case will look again, as the column shows it. */
async function nextDeadlineOf(testCase: TestCase): Promise<Date> {
  return new Date(nextWakeAt(await testCase.current()) ?? '');
}

describe('the triage of a referral', () => {
  it('has its deadline in the journal and in the columns', async () => {
    const testCase = await hub.refer({ terms: termsWith({ triage: 3_600 }) });
    const [received] = await testCase.journal(1);
    const triage = received?.clocks?.set?.find(({ kind }) => kind === 'triage');
    const columns = await testCase.columns();
    expect(columns).toMatchObject({
      CaseStage: 'referral',
      WaitingFor: 'triage',
      Team: 'adult',
      Overdue: false,
    });
    expect(columns['NextDeadline']).toEqual(new Date(triage?.dueAt ?? ''));
    // An empty list is no value.
    expect(columns['Attention'] ?? []).toEqual([]);
    expect(columns).not.toHaveProperty('Outcome');
  });

  it('tells the case holder when it is late, and the project leader after another term', async () => {
    const testCase = await hub.refer({ terms: termsWith({ triage: 1 }) });
    const journal = await testCase.journal(passed('triage', 2));
    const [first, second] = journal.filter((event) => event.type === 'deadlinePassed');
    expect([first?.data, second?.data]).toEqual([
      { kind: 'triage', passing: 1, stage: 'referral', notify: 'case-holder' },
      { kind: 'triage', passing: 2, stage: 'referral', notify: 'project-leader' },
    ]);
    expect(first?.clocks?.set).toMatchObject([{ kind: 'triage', passings: 1 }]);
    expect(first?.by.subject).toBe('clock');
    expect(await testCase.columns()).toMatchObject({
      WaitingFor: 'triage',
      Attention: ['triage-overdue'],
      Overdue: true,
      NextDeadline: await nextDeadlineOf(testCase),
    });
  });

  it('is not late any more once it was done', async () => {
    const testCase = await hub.refer({ terms: termsWith({ triage: 1 }) });
    await testCase.journal(passed('triage', 1));
    await bring(testCase, [accept]);
    await testCase.journal((event) => event.type === 'referralAccepted');
    expect(await testCase.columns()).toMatchObject({ CaseStage: 'intake', Overdue: false });
  });
});

describe('every other deadline', () => {
  const lateAction: Arrange = (testCase) =>
    testCase.give('agreePlan', {
      ...plan,
      actions: plan.actions.map((action) => ({ ...action, dueDate: '2026-01-05' })),
    });
  const worse: Arrange = (testCase) =>
    testCase.give('recordCallBackAttempt', { ...calledBack, outcome: 'worse' });

  it.each([
    ['intake', [accept]],
    ['first-session', [accept, intake]],
    ['plan', [accept, intake, schedule, hold]],
    ['call-back', [accept, agree]],
    ['follow-up-session', [accept, agree, worse]],
    ['evaluation', [accept, agree, close]],
    ['aftercare', [accept, agree, close, keepFlame]],
    ['action', [accept, lateAction]],
  ] as const)('of kind %s is told and seen when it passes', async (kind, steps) => {
    const terms = termsWith(kind === 'action' ? {} : { [kind]: 1 });
    const testCase = await bring(await hub.refer({ terms }), steps);
    const journal = await testCase.journal(passed(kind, 1));
    expect(journal.find(passed(kind, 1))?.data).toMatchObject({ notify: 'case-holder' });
    const { stage } = await testCase.current();
    expect(await testCase.columns()).toMatchObject({
      CaseStage: stage,
      Overdue: true,
      Attention: expect.arrayContaining([`${kind}-overdue`]),
    });
  });
});

describe('a resident whom nobody reaches', () => {
  it('is told of again and again, and the case goes on until there is contact', async () => {
    const testCase = await hub.refer({ terms: termsWith({ 'out-of-reach': 1 }) });
    const journal = await testCase.journal(
      (event) => event.type === 'outOfReach' && event.data.passing === 2,
    );
    expect(journal.map((event) => event.type)).toEqual([
      'referralReceived',
      'outOfReach',
      'outOfReach',
    ]);
    expect(await testCase.columns()).toMatchObject({ Attention: ['out-of-reach'], Overdue: true });
    expect((await testCase.handle.describe()).status.name).toBe('RUNNING');
    const { attentions } = await testCase.give('recordContactAttempt', contacted);
    expect(attentions).toEqual([]);
  });

  it('has a case that asks for a review when it lasts too long, once, and goes on', async () => {
    const testCase = await hub.refer({ terms: termsWith({ 'max-duration': 1 }) });
    await testCase.journal((event) => event.type === 'maxDurationReached');
    expect(await testCase.columns()).toMatchObject({
      Attention: ['max-duration'],
      NextDeadline: await nextDeadlineOf(testCase),
    });
  });
});

describe('a suspension', () => {
  it('stops the clocks, and lapses on its end date by itself', async () => {
    const terms = termsWith({ intake: 1 });
    const testCase = await bring(await hub.refer({ terms }), [accept]);
    const until = secondsFromNow(2);
    await testCase.give('suspendCase', { reason: 'abroad', until });
    const suspended = await testCase.journal((event) => event.type === 'caseSuspended');
    expect(suspended.at(-1)?.clocks?.set).toMatchObject([{ kind: 'suspension', dueAt: until }]);
    expect(await testCase.columns()).toMatchObject({
      CaseStage: 'intake',
      WaitingFor: 'resumption',
      NextDeadline: new Date(until),
    });
    const journal = await testCase.journal(passed('intake', 1));
    expect(journal.map((event) => event.type)).toEqual([
      'referralReceived',
      'referralAccepted',
      'caseSuspended',
      'caseResumed',
      'deadlinePassed',
    ]);
    expect(journal[3]).toMatchObject({ data: { lapsed: true }, by: { subject: 'clock' } });
    expect((await testCase.columns())['Attention']).toEqual([
      'intake-overdue',
      'suspension-lapsed',
    ]);
  });

  it('gives every clock the time back when somebody resumes the case', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ intake: 600 }) }), [accept]);
    const before = await testCase.journal(2);
    const due = before[1]?.clocks?.set?.[0]?.dueAt ?? '';
    await testCase.give('suspendCase', { reason: 'admission', until: secondsFromNow(3_600) });
    await testCase.give('resumeCase', {});
    const journal = await testCase.journal(4);
    const [since, at] = journal.slice(2).map((event) => Date.parse(event.at));
    const stoodStillMs = (at ?? 0) - (since ?? 0);
    const { NextDeadline, WaitingFor } = await testCase.columns();
    expect(WaitingFor).toBe('intake');
    expect(NextDeadline).toEqual(new Date(Date.parse(due) + stoodStillMs));
  });
});

describe('a closed case', () => {
  const closed = [accept, agree, close, evaluate];

  it('ends for good when it can not be reopened any more', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ aftercare: 1 }) }), closed);
    await expect(testCase.handle.result()).resolves.toMatchObject({
      stage: 'closed',
      waitingFor: 'nothing',
    });
    const journal = await testCase.journal(closed.length + 2);
    expect(journal.at(-1)).toMatchObject({ type: 'reopeningEnded', by: { subject: 'clock' } });
    expect((await testCase.current()).isEnded).toBe(true);
    const columns = await testCase.columns();
    expect(columns).toMatchObject({ CaseStage: 'closed', Outcome: 'breakthrough' });
    expect(columns).not.toHaveProperty('NextDeadline');
    await expect(bring(testCase, [signal])).rejects.toThrow(WorkflowNotFoundError);
  });

  it('is never started again under its number', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ aftercare: 1 }) }), closed);
    await testCase.handle.result();
    const again = hub.client.workflow.start(residentCaseType, {
      workflowId: testCase.workflowId,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: 'nobody-listens',
      args: [],
    });
    await expect(again).rejects.toThrow(WorkflowExecutionAlreadyStartedError);
  });

  it('shows no outcome any more once it was reopened', async () => {
    const testCase = await bring(await hub.refer(), closed);
    await testCase.journal(closed.length + 1);
    expect(await testCase.columns()).toMatchObject({ Outcome: 'breakthrough' });
    const { sequence } = await testCase.give('reopenCase', { reasonRef: 'r-1' });
    await testCase.journal(sequence);
    const columns = await testCase.columns();
    expect(columns).toMatchObject({ CaseStage: 'plan', WaitingFor: 'plan' });
    expect(columns).not.toHaveProperty('Outcome');
  });
});
