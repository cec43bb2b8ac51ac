import { recordEvents } from '../../store/case-journal';
import type { CaseEvent } from '../../domain/case/events';
import type { Commands } from '../../domain/case/commands';
import {
  createCaseHarness,
  eventually,
  termsWith,
  type CaseHarness,
} from '../support/case-harness';
import { accept, agree, bring, close, intake } from './every-command';

const attempt: Commands['recordContactAttempt'] = {
  soort: 'Kaartje',
  dagdeel: 'Middag',
  reached: true,
};
let isDatabaseAway = false;
const batches: (readonly CaseEvent[])[] = [];
let hub: CaseHarness;

beforeAll(async () => {
  hub = await createCaseHarness({
    recordEvents: async (caseNumber, events) => {
      if (isDatabaseAway) throw new Error('the database is away');
      batches.push(events);
      await recordEvents(hub.db, caseNumber, events);
    },
  });
});
beforeEach(() => {
  batches.length = 0;
});
afterAll(() => hub.close());

/** The most timers that were open at one moment of a run. */
function mostOpenTimers(history: readonly string[]): number {
  let open = 0;
  return Math.max(
    ...history.map((kind) => {
      if (kind === 'timerStarted') open += 1;
      if (kind === 'timerCanceled' || kind === 'timerFired') open -= 1;
      return open;
    }),
  );
}

describe('the shell around a case', () => {
  it('never has more than one timer open, and no failed workflow task', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ triage: 1 }) }), []);
    await testCase.journal((event) => event.type === 'deadlinePassed');
    await bring(testCase, [accept, intake, agree, close]);
    const history = await testCase.quietHistory();
    expect(mostOpenTimers(history)).toBe(1);
    expect(history).not.toContain('workflowTaskFailed');
    expect(history).not.toContain('workflowTaskTimedOut');
  });

  it('accepts commands while the database is away and writes them in one batch afterwards', async () => {
    const testCase = await hub.refer();
    isDatabaseAway = true;
    await testCase.give('recordContactAttempt', attempt);
    await testCase.give('recordContactAttempt', attempt);
    await testCase.give('recordContactAttempt', attempt);
    expect((await testCase.current()).sequence).toBe(1);
    isDatabaseAway = false;
    expect(await testCase.journal(4)).toHaveLength(4);
    expect(batches.map((batch) => batch.map((event) => event.seq))).toEqual([[2], [3, 4]]);
  });

  it('continues as new with what is not written yet, and writes it in the next run', async () => {
    const testCase = await hub.refer({ limits: { commands: 8 } });
    const { runId } = await testCase.handle.describe();
    await Promise.all(
      Array.from({ length: 40 }, () => testCase.give('recordContactAttempt', attempt)),
    );
    const journal = await testCase.journal(41);
    expect(journal.map((event) => event.seq)).toEqual(
      Array.from({ length: 41 }, (_, index) => index + 1),
    );
    expect((await testCase.handle.describe()).runId).not.toBe(runId);
  });

  it('is not ended by Cancel in the Temporal UI', async () => {
    const testCase = await hub.refer();
    await testCase.handle.cancel();
    await eventually(async () =>
      (await testCase.history()).includes('workflowExecutionCancelRequested') ? true : undefined,
    );
    expect((await testCase.give('recordContactAttempt', attempt)).sequence).toBe(2);
    expect((await testCase.handle.describe()).status.name).toBe('RUNNING');
    expect(await testCase.journal(2)).toHaveLength(2);
  });

  it('shows operators stage, deadline and attention in a table, without anything personal', async () => {
    const testCase = await bring(await hub.refer({ referral: { urgency: 'crisis' } }), [accept]);
    const metadata = await testCase.handle.query<{ currentDetails: string }>(
      '__temporal_workflow_metadata',
    );
    expect(metadata.currentDetails).toContain('| Stage | intake |');
    expect(metadata.currentDetails).toContain('| Attention | crisis |');
    expect(metadata.currentDetails).toMatch(
      /\| Next deadline \| \S+ due \d{4}-\d\d-\d\d \d\d:\d\d \|/,
    );
  });

  it('writes search attributes only when what they show has changed', async () => {
    const testCase = await bring(await hub.refer(), [accept]);
    const before = (await testCase.quietHistory()).filter(
      (kind) => kind === 'upsertWorkflowSearchAttributes',
    ).length;
    await testCase.give('changeTeam', { caseHolder: 'st-01', members: [] });
    await testCase.give('raiseSignal', {
      theme: 'letters-not-understood',
      window: 'resident',
      organisations: [],
    });
    const after = (await testCase.quietHistory()).filter(
      (kind) => kind === 'upsertWorkflowSearchAttributes',
    ).length;
    expect([before, after]).toEqual([1, 1]);
  });
});
