import { randomUUID } from 'node:crypto';
import { commandRules } from '../../domain/case/command-rules';
import type { CommandName } from '../../domain/case/commands';
import { isCommandName } from '../../workflows/resident-case/resident-case-messages';
import { accept as accepted, actorFor, contacted, signal } from '../support/case-builders';
import { createCaseHarness, type CaseHarness } from '../support/case-harness';
import { failureCode } from '../support/test-case';
import { refusingPartner } from '../support/stand-in-partner';
import { bring, dataFor, examples, type CommandExample } from './every-command';

const names = Object.keys(commandRules).filter(isCommandName);
const refusable = names.filter((name) => example(name).refused !== undefined);

function example<Name extends CommandName>(name: Name): CommandExample<Name> {
  return examples[name];
}

let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness({}, refusingPartner());
});
afterAll(() => hub.close());

describe('the table of examples', () => {
  it('has every command accepted, and refused but for signals and withdrawals', () => {
    expect(Object.keys(examples).sort()).toEqual([...names].sort());
    const never = names.filter((name) => !refusable.includes(name));
    expect(never.sort()).toEqual(['raiseSignal', 'withdrawBasis']);
  });
});

describe('every command on the real server', () => {
  it.each(names)('%s is accepted and stands in the journal once', async (name) => {
    const { data: given, after, events } = example(name);
    const testCase = await bring(await hub.refer(), after);
    const data = dataFor(given, testCase);
    const commandId = randomUUID();
    const result = await testCase.give(name, data, commandId);
    const journal = await testCase.journal(result.sequence);
    const own = journal.filter((event) => event.commandId === commandId);
    expect(own.map((event) => event.type)).toEqual(events);
    expect(own.filter((event) => event.by.subject !== actorFor(name).subject)).toEqual([]);
    const {
      partnerMay: _may,
      policy: _policy,
      decision: _decision,
      ...kept
    } = {
      ...{ partnerMay: [], policy: undefined, decision: undefined },
      ...data,
    };
    const isStop = name === 'cancelHandoff' || name === 'takeOverHandoff';
    const facts = isStop ? dataFor(given, testCase) : kept;
    expect(own.map((event) => event.data)).toContainEqual(expect.objectContaining(facts));
    expect((await testCase.current()).stage).toBe(result.stage);
  });

  it.each(refusable)('%s is refused with its code and leaves no event', async (name) => {
    const { data, refused } = example(name);
    const testCase = await bring(await hub.refer(), refused?.after ?? []);
    const before = await testCase.quietHistory();
    const sent = testCase.give(name, dataFor(refused?.data ?? data, testCase));
    expect(await failureCode(sent)).toBe(refused?.code);
    expect(await testCase.history()).toEqual(before);
  });

  it.each(names)('%s happens once when repeated, also after continue-as-new', async (name) => {
    const { data: given, after, events } = example(name);
    const testCase = await bring(
      await hub.refer({ limits: { commands: after.length + 2 } }),
      after,
    );
    const data = dataFor(given, testCase);
    const commandId = randomUUID();
    const first = await testCase.give(name, data, commandId);
    expect(await testCase.give(name, data, commandId)).toMatchObject({ stage: first.stage });
    const command = { ...data, commandId, by: actorFor(name) };
    const again = await testCase.send(name, command, 'another update of the same command');
    expect(again.handoffId).toBe(first.handoffId);
    await testCase.give('raiseSignal', signal);
    await testCase.untilContinued();
    const last = await testCase.give(name, data, commandId);
    const journal = await testCase.journal(last.sequence);
    const own = journal.filter((event) => event.commandId === commandId);
    expect(own.map((event) => event.type)).toEqual(events);
  });
});

describe('commands that meet', () => {
  it('are done twice when no ids travel along: those are what protects', async () => {
    const limits = { commands: 2, seenCommands: 0 };
    const testCase = await hub.refer({ limits });
    const commandId = randomUUID();
    await testCase.give('recordContactAttempt', contacted, commandId);
    await testCase.give('recordContactAttempt', contacted);
    await testCase.untilContinued();
    const again = await testCase.give('recordContactAttempt', contacted, commandId);
    expect(again.sequence).toBe(4);
  });

  it('know the repeat of a command of many runs ago', async () => {
    const testCase = await hub.refer({ limits: { commands: 2 } });
    const commandId = randomUUID();
    await testCase.give('recordContactAttempt', contacted, commandId);
    for (let count = 0; count < 9; count += 1)
      await testCase.give('recordContactAttempt', contacted);
    await testCase.journal(11);
    const again = await testCase.give('recordContactAttempt', contacted, commandId);
    expect(again.sequence).toBe(11);
    expect((await testCase.runs()).length).toBeGreaterThan(2);
  });

  it('are decided one after the other when they exclude each other', async () => {
    const testCase = await hub.refer();
    const sent = Array.from({ length: 4 }, () => testCase.give('acceptReferral', accepted));
    const outcomes = await Promise.allSettled(sent);
    const lost = sent.filter((_, index) => outcomes[index]?.status === 'rejected');
    expect(lost).toHaveLength(3);
    expect(await Promise.all(lost.map(failureCode))).toEqual(
      lost.map(() => 'REFERRAL_ALREADY_DECIDED'),
    );
    expect(await testCase.journal(2)).toHaveLength(2);
  });

  it('get a number each when sixty come at once', async () => {
    const testCase = await hub.refer();
    const sent = Array.from({ length: 60 }, () => testCase.give('recordContactAttempt', contacted));
    const numbers = (await Promise.all(sent)).map((result) => result.sequence);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 2));
    expect(await testCase.journal(61)).toHaveLength(61);
  });
});
