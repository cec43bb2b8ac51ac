import type { CommandName, Commands } from '../../domain/case/commands';
import type { Refusal } from '../../domain/case/refusal';
import type { TestCase } from '../support/case-harness';

type Arrange = (testCase: TestCase) => Promise<unknown>;

/** A command where it is accepted and where it is refused; `after` brings the case there, one step after the other. */
export interface CommandExample<Name extends CommandName = CommandName> {
  readonly data: Commands[Name];
  readonly after: readonly Arrange[];
  /** Absent for what is never refused. */
  readonly refused?: {
    readonly code: Refusal;
    readonly after: readonly Arrange[];
    readonly data?: Commands[Name];
  };
}

const nextYear = () => `${String(new Date().getUTCFullYear() + 1)}-03-01T12:00:00.000Z`;

const session: Commands['scheduleSession'] = {
  sessionId: 's-1',
  kind: 'first',
  startsAt: nextYear(),
  isDigital: false,
  invitees: ['resident', 'viveste'],
};
const held: Commands['recordSession'] = {
  sessionId: 's-1',
  outcome: 'held',
  attendees: ['resident'],
  minutes: 90,
};
const planned = (actionId: string, dependsOn: readonly string[] = []) => ({
  actionId,
  owner: 'resident',
  whatRef: 'ref',
  dependsOn,
});
const plan: Commands['agreePlan'] = {
  goals: [{ goalId: 'g1', whatRef: 'ref' }],
  actions: [planned('a1'), planned('a2', ['a1'])],
};
const attempt = { soort: 'Telefoon', dagdeel: 'Middag', reached: true } as const;
const suspension = { reason: 'abroad', until: nextYear() } as const;
const deviation = { rule: 'Participatiewet', article: '40', reasonRef: 'ref', decidedBy: 'pl-01' };

export const accept: Arrange = (c) =>
  c.give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' });
export const intake: Arrange = (c) =>
  c.give('recordIntake', { lifeDomains: ['housing'], wantedAtTable: [] });
export const schedule: Arrange = (c) => c.give('scheduleSession', session);
export const hold: Arrange = (c) => c.give('recordSession', held);
export const agree: Arrange = (c) => c.give('agreePlan', plan);
export const close: Arrange = (c) => c.give('closeCase', { outcome: 'breakthrough' });
export const evaluate: Arrange = (c) =>
  c.give('recordEvaluation', { success: 'reached', situation: [] });
const suspend: Arrange = (c) => c.give('suspendCase', suspension);
const aftercare: Arrange = (c) => c.give('startAftercare', {});
const complete: Arrange = (c) => c.give('completeAction', { actionId: 'a1' });
const start: Arrange = (c) => c.give('startAction', { actionId: 'a1' });

export const examples: { readonly [Name in CommandName]: CommandExample<Name> } = {
  acceptReferral: {
    data: { team: 'youth', caseHolder: 'yw-01', backup: 'yw-02' },
    after: [],
    refused: { code: 'REFERRAL_ALREADY_DECIDED', after: [accept] },
  },
  redirectReferral: {
    data: { to: 'social-team', reason: 'one-question' },
    after: [],
    refused: { code: 'REFERRAL_ALREADY_DECIDED', after: [accept] },
  },
  recordIntake: {
    data: { lifeDomains: ['debts'], firstPriority: 'debts', wantedAtTable: ['network'] },
    after: [accept],
    refused: { code: 'REFERRAL_NOT_DECIDED', after: [] },
  },
  scheduleSession: {
    data: session,
    after: [accept, intake],
    refused: {
      code: 'SESSION_IN_PAST',
      after: [accept],
      data: { ...session, startsAt: '2020-01-01T12:00:00.000Z' },
    },
  },
  recordSession: {
    data: held,
    after: [accept, intake, schedule],
    refused: { code: 'SESSION_UNKNOWN', after: [accept] },
  },
  agreePlan: {
    data: plan,
    after: [accept, intake, schedule, hold],
    refused: {
      code: 'PLAN_DEPENDENCY_CYCLE',
      after: [accept],
      data: { goals: [], actions: [planned('a1', ['a1'])] },
    },
  },
  addAction: {
    data: planned('a3', ['a2']),
    after: [accept, agree],
    refused: { code: 'ACTION_ID_TAKEN', after: [accept, agree], data: planned('a1') },
  },
  startAction: {
    data: { actionId: 'a1' },
    after: [accept, agree],
    refused: { code: 'ACTION_ALREADY_STARTED', after: [accept, agree, start] },
  },
  completeAction: {
    data: { actionId: 'a1' },
    after: [accept, agree],
    refused: { code: 'ACTION_ALREADY_SETTLED', after: [accept, agree, complete] },
  },
  cancelAction: {
    data: { actionId: 'a2' },
    after: [accept, agree],
    refused: { code: 'ACTION_UNKNOWN', after: [accept, agree], data: { actionId: 'a9' } },
  },
  recordCallBackAttempt: {
    data: { ...attempt, outcome: 'goes-well' },
    after: [accept, agree],
    refused: { code: 'PLAN_NOT_AGREED', after: [accept] },
  },
  recordContactAttempt: {
    data: attempt,
    after: [],
    refused: { code: 'CASE_CLOSING', after: [accept, agree, close, evaluate] },
  },
  recordDeviation: {
    data: deviation,
    after: [accept],
    refused: {
      code: 'DEVIATION_WITHOUT_REASON',
      after: [accept],
      data: { ...deviation, reasonRef: '' },
    },
  },
  raiseSignal: {
    data: { theme: 'letters-not-understood', window: 'resident', organisations: [] },
    after: [],
  },
  suspendCase: {
    data: suspension,
    after: [accept],
    refused: { code: 'ALREADY_SUSPENDED', after: [accept, suspend] },
  },
  resumeCase: {
    data: {},
    after: [accept, suspend],
    refused: { code: 'NOT_SUSPENDED', after: [accept] },
  },
  changeTeam: {
    data: { caseHolder: 'st-01', members: ['wc-01'] },
    after: [accept],
    refused: { code: 'REFERRAL_NOT_DECIDED', after: [] },
  },
  closeCase: {
    data: { outcome: 'handed-over', handedOverTo: 'wil' },
    after: [accept],
    refused: { code: 'CASE_CLOSING', after: [accept, agree, close] },
  },
  recordEvaluation: {
    data: {
      success: 'partly',
      satisfaction: 7,
      situation: [{ lifeDomain: 'housing', situation: 'better' }],
    },
    after: [accept, agree, close],
    refused: { code: 'CASE_NOT_CLOSING', after: [accept] },
  },
  startAftercare: {
    data: {},
    after: [accept, agree, close],
    refused: { code: 'AFTERCARE_ALREADY_STARTED', after: [accept, agree, close, aftercare] },
  },
  recordPilotFlameContact: {
    data: attempt,
    after: [accept, agree, close, aftercare],
    refused: { code: 'NOT_IN_AFTERCARE', after: [accept] },
  },
  endAftercare: {
    data: {},
    after: [accept, agree, close, aftercare],
    refused: { code: 'NOT_IN_AFTERCARE', after: [accept] },
  },
  reopenCase: {
    data: { reasonRef: 'ref' },
    after: [accept, agree, close, evaluate],
    refused: { code: 'CASE_NOT_CLOSED', after: [accept] },
  },
};

export async function bring(testCase: TestCase, steps: readonly Arrange[]): Promise<TestCase> {
  for (const step of steps) await step(testCase);
  return testCase;
}
