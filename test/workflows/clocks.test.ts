import type { CaseEvent } from '../../domain/case/events';
import { createCaseHarness, termsWith, type CaseHarness } from '../support/case-harness';
import { accept, agree, bring, close, evaluate } from './every-command';

let hub: CaseHarness;
beforeAll(async () => {
  hub = await createCaseHarness();
});
afterAll(() => hub.close());

const passed = (kind: string, passing: number) => (event: CaseEvent) =>
  event.type === 'deadlinePassed' && event.data.kind === kind && event.data.passing === passing;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

describe('the clocks on the real server', () => {
  it('tell the case holder of a late triage first and the project leader after another term', async () => {
    const testCase = await hub.refer({ terms: termsWith({ triage: 1 }) });
    const journal = await testCase.journal(passed('triage', 2));
    const notified = journal
      .filter((event) => event.type === 'deadlinePassed')
      .map((event) => event.data);
    expect(notified).toMatchObject([{ notify: 'case-holder' }, { notify: 'project-leader' }]);
    expect(await testCase.columns()).toMatchObject({
      CaseStage: 'referral',
      WaitingFor: 'triage',
      Overdue: true,
      Attention: ['triage-overdue'],
    });
    expect(
      (await testCase.give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' })).attentions,
    ).toEqual([]);
  });

  it('tell that nobody called back', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ 'call-back': 1 }) }), [
      accept,
      agree,
    ]);
    await testCase.journal(passed('call-back', 1));
    expect((await testCase.current()).stage).toBe('call-back');
  });

  it('escalate a resident who is out of reach, twice, and end nothing', async () => {
    const testCase = await hub.refer({ terms: termsWith({ 'out-of-reach': 1 }) });
    const journal = await testCase.journal(
      (event) => event.type === 'outOfReach' && event.data.passing === 2,
    );
    expect(journal.map((event) => event.type)).toEqual([
      'referralReceived',
      'outOfReach',
      'outOfReach',
    ]);
    expect((await testCase.handle.describe()).status.name).toBe('RUNNING');
  });

  it('stand still while the case is suspended, and start again by themselves on its end date', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ intake: 1 }) }), [accept]);
    await testCase.give('suspendCase', { reason: 'abroad', until: inSeconds(3) });
    const journal = await testCase.journal(passed('intake', 1));
    expect(journal.map((event) => event.type)).toEqual([
      'referralReceived',
      'referralAccepted',
      'caseSuspended',
      'caseResumed',
      'deadlinePassed',
    ]);
  });

  it('tell when aftercare is over, and leave the case there', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ aftercare: 1 }) }), [
      accept,
      agree,
      close,
    ]);
    await testCase.give('startAftercare', {});
    await testCase.journal(passed('aftercare', 1));
    expect((await testCase.columns())['CaseStage']).toBe('aftercare');
  });

  it('complete the workflow when a closed case can not be reopened any more', async () => {
    const testCase = await bring(await hub.refer({ terms: termsWith({ aftercare: 2 }) }), [
      accept,
      agree,
      close,
      evaluate,
    ]);
    await expect(testCase.handle.result()).resolves.toMatchObject({
      stage: 'closed',
      waitingFor: 'nothing',
    });
    expect((await testCase.journal(6)).at(-1)?.type).toBe('reopeningEnded');
    expect((await testCase.current()).isEnded).toBe(true);
  });

  it('say in the columns when they will look again', async () => {
    const testCase = await hub.refer({ terms: termsWith({ triage: 3_600 }) });
    const { NextDeadline } = await testCase.columns();
    expect(NextDeadline).toEqual(new Date((await testCase.current()).deadlines[0]?.dueAt ?? ''));
  });
});
