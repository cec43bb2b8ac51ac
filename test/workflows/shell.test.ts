import { contacted, secondsFromNow, signal } from '../support/case-builders';
import {
  createCaseHarness,
  eventually,
  termsWith,
  type CaseHarness,
  type TestCase,
} from '../support/case-harness';
import { kindsOf, mostOpenTimers, taskFailures } from '../support/histories';
import {
  accept,
  agree,
  bring,
  callBack,
  close,
  complete,
  evaluate,
  hold,
  intake,
  keepFlame,
  schedule,
} from './every-command';

let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness();
});
afterAll(() => hub.close());

/** The rows of the current details, which a worker answers; columns may be padded. */
async function detailsOf(testCase: TestCase): Promise<Readonly<Record<string, string>>> {
  const metadata = await testCase.handle.query<{ readonly currentDetails: string }>(
    '__temporal_workflow_metadata',
  );
  const rows = metadata.currentDetails.split('\n').slice(2);
  return Object.fromEntries(
    rows.map((row) => {
      const [, name = '', value = ''] = row.split('|');
      return [name.trim(), value.trim()];
    }),
  );
}

const isUpsert = (kind: string) => kind === 'upsertWorkflowSearchAttributes';

describe('the one timer of a case', () => {
  it('moves with every step, is never doubled, and no task fails', async () => {
    const terms = termsWith({ triage: 1, intake: 3_000, plan: 2_000, 'call-back': 1_000 });
    const testCase = await hub.refer({ terms, limits: { commands: 5 } });
    await testCase.journal((event) => event.type === 'deadlinePassed');
    const course = [accept, intake, schedule, hold, agree, callBack, complete];
    await bring(testCase, course);
    await testCase.give('suspendCase', { reason: 'abroad', until: secondsFromNow(500) });
    await testCase.give('resumeCase', {});
    await bring(testCase, [close, evaluate, keepFlame]);
    await testCase.quietHistory();
    const histories = (await testCase.runs()).map((run) => run.history);
    expect(histories.length).toBeGreaterThan(1);
    expect(histories.map(mostOpenTimers)).toEqual(histories.map(() => 1));
    expect(histories.flatMap(taskFailures)).toEqual([]);
  });

  it('is left alone by a command that moves no deadline', async () => {
    const testCase = await hub.refer();
    const before = await testCase.quietHistory();
    await testCase.give('raiseSignal', signal);
    await testCase.journal(2);
    const added = (await testCase.quietHistory()).slice(before.length);
    expect(added).toContain('workflowExecutionUpdateAccepted');
    expect(added.filter((kind) => kind.startsWith('timer'))).toEqual([]);
  });
});

describe('what operators see', () => {
  it('is a table of codes and dates', async () => {
    const terms = termsWith({ 'first-session': 3_600 });
    const testCase = await hub.refer({ terms, referral: { urgency: 'crisis' } });
    await bring(testCase, [accept, intake, schedule]);
    const table = await detailsOf(testCase);
    expect(table).toMatchObject({
      Stage: 'first-session',
      'Waiting for': 'session',
      Attention: 'crisis',
      Team: 'adult table, case holder wc-01',
      Outcome: 'none yet',
      Journal: '4 events',
    });
    expect(table['Next deadline']).toMatch(/^first-session due \d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(table['Session']).toMatch(/^first on \d{4}-\d\d-\d\d \d\d:\d\d$/);
  });

  it('is there again in every run', async () => {
    const testCase = await bring(await hub.refer({ limits: { commands: 2 } }), [accept, intake]);
    await testCase.untilContinued();
    expect(await detailsOf(testCase)).toMatchObject({
      Stage: 'first-session',
      Outcome: 'none yet',
    });
    expect(await testCase.columns()).toMatchObject({ CaseStage: 'first-session', Team: 'adult' });
  });

  it('is written to the columns only when it has changed', async () => {
    const testCase = await bring(await hub.refer(), [accept]);
    const before = await testCase.quietHistory();
    await testCase.give('changeTeam', { caseHolder: 'st-01', members: [] });
    await testCase.give('raiseSignal', signal);
    await testCase.journal(4);
    const after = await testCase.quietHistory();
    expect([before.filter(isUpsert).length, after.filter(isUpsert).length]).toEqual([1, 1]);
  });
});

describe('a request to cancel the workflow', () => {
  it('ends nothing: commands, clocks and the journal go on, also in the next run', async () => {
    const terms = termsWith({ triage: 2 });
    const testCase = await hub.refer({ terms, limits: { commands: 2 } });
    await testCase.handle.cancel();
    await eventually(async () => {
      const kinds = await testCase.history();
      return kinds.includes('workflowExecutionCancelRequested') ? true : undefined;
    });
    await testCase.give('recordContactAttempt', contacted);
    await testCase.journal((event) => event.type === 'deadlinePassed');
    await bring(testCase, [accept]);
    await testCase.untilContinued();
    const { sequence } = await testCase.give('recordContactAttempt', contacted);
    expect(await testCase.journal(sequence)).toHaveLength(5);
    expect((await testCase.handle.describe()).status.name).toBe('RUNNING');
  });
});

describe('continuing as new', () => {
  it('comes when a run has as many commands as it may have', async () => {
    const testCase = await hub.refer({ limits: { commands: 3 } });
    for (let count = 0; count < 3; count += 1)
      await testCase.give('recordContactAttempt', contacted);
    await testCase.untilContinued();
    const [first, second] = await testCase.runs();
    const accepted = (run = first) =>
      run === undefined
        ? []
        : kindsOf(run.history).filter((kind) => kind === 'workflowExecutionUpdateAccepted');
    expect([accepted(first).length, accepted(second).length]).toEqual([3, 0]);
  });

  it('comes when a run has as many events as it may have', async () => {
    const testCase = await hub.refer({ limits: { events: 40 } });
    for (let count = 0; count < 6; count += 1) {
      const { sequence } = await testCase.give('recordContactAttempt', contacted);
      await testCase.journal(sequence);
    }
    await testCase.untilContinued();
    const [first] = await testCase.runs();
    expect(first?.history.events?.length).toBeLessThan(70);
  });

  it('leaves nothing of a flood behind', async () => {
    const testCase = await hub.refer({ limits: { commands: 10 } });
    const sent = Array.from({ length: 60 }, () => testCase.give('recordContactAttempt', contacted));
    const numbers = (await Promise.all(sent)).map((result) => result.sequence);
    expect(new Set(numbers).size).toBe(60);
    const journal = await testCase.journal(61);
    expect(journal.map((event) => event.seq)).toEqual(journal.map((_, index) => index + 1));
    expect((await testCase.runs()).length).toBeGreaterThan(1);
  });
});

describe('another worker', () => {
  it('goes on where the first one stopped, clocks included', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ intake: 2 }) }), [accept]);
    await hub.replaceWorker();
    await testCase.journal((event) => event.type === 'deadlinePassed');
    const { attentions, stage } = await testCase.give('recordContactAttempt', contacted);
    expect({ attentions, stage }).toEqual({ attentions: ['intake-overdue'], stage: 'intake' });
  });
});
