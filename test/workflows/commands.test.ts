import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { commandRules } from '../../domain/case/command-rules';
import type { CommandName, Commands } from '../../domain/case/commands';
import { commandUpdate, isCommandName } from '../../workflows/resident-case/resident-case-messages';
import { createCaseHarness, workCoach, type CaseHarness } from '../support/case-harness';
import { bring, examples, type CommandExample } from './every-command';

const names = Object.keys(commandRules).filter(isCommandName);

function example<Name extends CommandName>(name: Name): CommandExample<Name> {
  return examples[name];
}

let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness();
});
afterAll(() => hub.close());

describe('every command on the real server', () => {
  it.each(names)(
    '%s is accepted, and stands in the journal once, however often it is sent',
    async (name) => {
      const { data, after } = example(name);
      const testCase = await bring(await hub.refer(), after);
      const commandId = `command-${name}`;
      const first = await testCase.give(name, data, commandId);
      const again = await testCase.give(name, data, commandId);
      expect(again).toEqual(first);
      const journal = await testCase.journal(first.sequence);
      expect(journal).toHaveLength(first.sequence);
      const own = journal.filter((event) => event.commandId === commandId);
      expect(own.length).toBeGreaterThan(0);
      expect(own.every((event) => event.by.subject === workCoach.subject)).toBe(true);
      expect((await testCase.current()).stage).toBe(first.stage);
    },
  );

  it.each(names.filter((name) => example(name).refused !== undefined))(
    '%s is refused with its code, without a trace in the history',
    async (name) => {
      const { data, refused } = example(name);
      const testCase = await bring(await hub.refer(), refused?.after ?? []);
      const before = await testCase.quietHistory();
      expect(await testCase.refusal(name, refused?.data ?? data)).toBe(refused?.code);
      expect(await testCase.history()).toEqual(before);
    },
  );

  it('refuses nothing of signals but what lacks its sender', async () => {
    expect(names.filter((name) => example(name).refused === undefined)).toEqual(['raiseSignal']);
    const testCase = await hub.refer();
    const incomplete = testCase.handle.executeUpdate('raiseSignal', {
      args: [{ theme: 'anything' }],
    });
    await expect(incomplete).rejects.toThrow(WorkflowUpdateFailedError);
    await expect(incomplete).rejects.toMatchObject({ cause: { type: 'COMMAND_INCOMPLETE' } });
  });

  it('gives a repeat after continue-as-new the present result, and changes nothing', async () => {
    const testCase = await hub.refer({ limits: { commands: 3 } });
    const attempt: Commands['recordContactAttempt'] = {
      soort: 'Mail',
      dagdeel: 'Avond',
      reached: false,
    };
    const firstRun = (await testCase.handle.describe()).runId;
    await testCase.give('recordContactAttempt', attempt, 'the-first');
    for (let count = 0; count < 5; count += 1) await testCase.give('recordContactAttempt', attempt);
    expect((await testCase.handle.describe()).runId).not.toBe(firstRun);
    const again = await testCase.give('recordContactAttempt', attempt, 'the-first');
    expect(again.sequence).toBe(7);
    expect(await testCase.journal(7)).toHaveLength(7);
  });

  it('does it twice when no ids travel along: the protection is what prevents it', async () => {
    const testCase = await hub.refer({ limits: { commands: 3, seenCommands: 0 } });
    const attempt: Commands['recordContactAttempt'] = {
      soort: 'Mail',
      dagdeel: 'Avond',
      reached: false,
    };
    await testCase.give('recordContactAttempt', attempt, 'the-first');
    for (let count = 0; count < 5; count += 1) await testCase.give('recordContactAttempt', attempt);
    expect((await testCase.give('recordContactAttempt', attempt, 'the-first')).sequence).toBe(8);
  });

  it('decides one after the other when two that exclude each other come at once', async () => {
    const testCase = await hub.refer();
    const accept = () => testCase.give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' });
    const outcomes = await Promise.allSettled([accept(), accept(), accept(), accept()]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const causes = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as WorkflowUpdateFailedError] : [],
    );
    for (const { cause } of causes)
      expect(cause).toMatchObject({ type: 'REFERRAL_ALREADY_DECIDED' });
  });

  it('survives a malformed command: its sender is told, and the case goes on', async () => {
    const testCase = await bring(await hub.refer(), []);
    await testCase.give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' });
    const malformed = { commandId: 'malformed', by: workCoach, goals: [], actions: 'none' };
    const sent = testCase.handle.executeUpdate(commandUpdate('agreePlan').name, {
      args: [malformed],
    });
    await expect(sent).rejects.toThrow(WorkflowUpdateFailedError);
    await expect(sent).rejects.toMatchObject({ cause: expect.any(ApplicationFailure) });
    expect(
      (await testCase.give('recordIntake', { lifeDomains: [], wantedAtTable: [] })).stage,
    ).toBe('first-session');
    expect(await testCase.history()).not.toContain('workflowTaskFailed');
  });
});
