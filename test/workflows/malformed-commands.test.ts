import type { CommandName } from '../../domain/case/commands';
import { signal } from '../support/case-builders';
import { createCaseHarness, workCoach, type CaseHarness } from '../support/case-harness';
import { failureCode } from '../support/test-case';
import { accept, agree, bring, close, type Arrange } from './every-command';

interface Malformed {
  readonly what: string;
  readonly name: CommandName;
  readonly data: object;
  readonly after?: readonly Arrange[];
}

const malformed: readonly Malformed[] = [
  { what: 'a plan without actions', name: 'agreePlan', data: { goals: [] } },
  { what: 'a plan with a word for actions', name: 'agreePlan', data: { goals: [], actions: 'x' } },
  { what: 'an intake without life domains', name: 'recordIntake', data: {} },
  { what: 'a session without a date', name: 'scheduleSession', data: { sessionId: 's-1' } },
  {
    what: 'a session on a word for a date',
    name: 'scheduleSession',
    data: { sessionId: 's-1', startsAt: 'soon' },
  },
  { what: 'a suspension without an end', name: 'suspendCase', data: { reason: 'abroad' } },
  {
    what: 'a suspension until a word',
    name: 'suspendCase',
    data: { reason: 'abroad', until: 'soon' },
  },
  {
    what: 'an action due on a word',
    name: 'addAction',
    data: { actionId: 'a-1', dependsOn: [], dueDate: 'soon' },
  },
  { what: 'a team that is a number', name: 'acceptReferral', data: { team: 7 }, after: [] },
  { what: 'an outcome that is a number', name: 'closeCase', data: { outcome: 7 } },
  {
    what: 'an action without a printable id',
    name: 'addAction',
    data: { actionId: { toString: 'x' }, dependsOn: [] },
  },
  {
    what: 'a character that PostgreSQL does not keep',
    name: 'raiseSignal',
    data: { theme: 'a\u0000b' },
  },
  { what: 'half a character', name: 'raiseSignal', data: { theme: '\ud83d' } },
  {
    what: 'aftercare until a word',
    name: 'startAftercare',
    data: { until: 'soon' },
    after: [accept, agree, close],
  },
];

let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness();
});
afterAll(() => hub.close());

describe('a command that the API would never send', () => {
  it.each(malformed)(
    'is a defect for its sender alone: $what',
    async ({ name, data, after = [accept] }) => {
      const testCase = await bring(await hub.refer(), after);
      const before = (await testCase.journal(after.length + 1)).length;
      const sent = testCase.send(name, { commandId: 'malformed', by: workCoach, ...data });
      expect(await failureCode(sent)).toBe('DEFECT');
      const next = await testCase.give('raiseSignal', signal);
      expect(next.sequence).toBe(before + 1);
      expect(await testCase.journal(next.sequence)).toHaveLength(next.sequence);
    },
  );

  it.each([
    ['no command at all', undefined],
    ['no commandId', { by: workCoach, theme: 'waiting-list' }],
    ['no sender', { commandId: 'nobody', theme: 'waiting-list' }],
    ['null as its sender', { commandId: 'nobody', by: null, theme: 'waiting-list' }],
  ])('is refused as incomplete with %s, which leaves no event', async (_what, command) => {
    const testCase = await hub.refer();
    const before = await testCase.quietHistory();
    expect(await failureCode(testCase.send('raiseSignal', command))).toBe('COMMAND_INCOMPLETE');
    expect(await testCase.history()).toEqual(before);
  });

  it('tells its caller no more than that it is a defect', async () => {
    const testCase = await bring(await hub.refer(), [accept]);
    const sent = testCase.send('recordIntake', { commandId: 'malformed', by: workCoach });
    await expect(sent).rejects.toMatchObject({
      cause: { message: 'Defect', type: 'DEFECT', details: [] },
    });
  });
});
