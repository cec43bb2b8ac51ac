import { contacted, secondsFromNow, session } from '../support/case-builders';
import { termsWith, type CaseHarness, type TestCase } from '../support/case-harness';
import type { CaseOptions } from '../support/case-harness';
import {
  accept,
  agree,
  bring,
  callBack,
  close,
  complete,
  completeOther,
  evaluate,
  hold,
  intake,
  keepFlame,
  schedule,
  signal,
  start,
  type Arrange,
} from '../workflows/every-command';

export type Play = (
  refer: (options?: CaseOptions) => ReturnType<CaseHarness['refer']>,
) => Promise<TestCase>;

const contact: Arrange = (testCase) => testCase.give('recordContactAttempt', contacted);
const flood: Arrange = (testCase) =>
  Promise.all(Array.from({ length: 30 }, () => contact(testCase)));
const beginning = [accept, intake, schedule, hold, agree, callBack];

/** The courses a case without hand-offs can take; every one is played by the recorder and must be among the recorded. */
export const caseKinds: Readonly<Record<string, Play>> = {
  breakthrough: async (refer) =>
    bring(await refer(), [...beginning, start, complete, completeOther, signal, close, evaluate]),

  redirected: async (refer) => {
    const testCase = await refer({ referral: { team: 'youth' } });
    await testCase.give('redirectReferral', { to: 'social-team', reason: 'one-question' });
    return testCase;
  },

  'no-breakthrough-in-aftercare': async (refer) => {
    const testCase = await bring(await refer(), [...beginning, start]);
    await testCase.give('closeCase', { outcome: 'no-breakthrough', reason: 'rules-block' });
    await bring(testCase, [evaluate, keepFlame]);
    await testCase.give('recordPilotFlameContact', contacted);
    await testCase.give('endAftercare', {});
    return testCase;
  },

  'suspension-lapsed': async (refer) => {
    const testCase = await bring(await refer(), [accept, intake]);
    await testCase.give('suspendCase', { reason: 'admission', until: secondsFromNow(2) });
    await testCase.journal((event) => event.type === 'caseResumed');
    return bring(testCase, [schedule]);
  },

  'out-of-reach': async (refer) => {
    const terms = termsWith({ 'out-of-reach': 2 });
    const testCase = await bring(await refer({ terms }), [accept]);
    await testCase.journal((event) => event.type === 'outOfReach' && event.data.passing === 2);
    await contact(testCase);
    await testCase.give('closeCase', { outcome: 'no-contact' });
    return testCase;
  },

  reopened: async (refer) => {
    const testCase = await bring(await refer(), [accept, agree, close, evaluate]);
    await testCase.give('reopenCase', { reasonRef: 'r-1' });
    return bring(testCase, [agree, callBack]);
  },

  'closed-at-once': async (refer) => {
    const testCase = await bring(await refer(), [accept, schedule]);
    await testCase.give('recordSession', {
      sessionId: 's-1',
      outcome: 'resident-absent',
      attendees: [],
    });
    await testCase.give('scheduleSession', session({ sessionId: 's-2' }));
    await testCase.give('recordDeviation', {
      rule: 'Participatiewet',
      reasonRef: 'r-1',
      decidedBy: 'pl-01',
    });
    await testCase.give('closeCase', { outcome: 'moved' });
    return testCase;
  },

  'triage-late': async (refer) => {
    const terms = termsWith({ triage: 1 });
    const testCase = await refer({ terms, referral: { urgency: 'crisis' } });
    await testCase.journal((event) => event.type === 'deadlinePassed' && event.data.passing === 2);
    return bring(testCase, [accept]);
  },

  ended: async (refer) => {
    const terms = termsWith({ aftercare: 1 });
    const testCase = await bring(await refer({ terms }), [accept, agree, close, evaluate]);
    await testCase.handle.result();
    return testCase;
  },

  flood: async (refer) => bring(await refer(), [flood]),

  'continued-as-new': async (refer) => {
    const testCase = await refer({ limits: { commands: 8 } });
    await bring(testCase, [...beginning, flood, start, complete]);
    await testCase.untilContinued();
    return testCase;
  },

  'cancel-requested': async (refer) => {
    const testCase = await bring(await refer(), [accept]);
    await testCase.handle.cancel();
    return bring(testCase, [intake]);
  },
};
