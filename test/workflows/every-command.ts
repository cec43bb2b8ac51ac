import type { CommandName, Commands } from '../../domain/case/commands';
import type { EventType } from '../../domain/case/events';
import type { Refusal } from '../../domain/case/refusal';
import type { TestCase } from '../support/case-harness';
import * as some from '../support/case-builders';

export type Arrange = (testCase: TestCase) => Promise<unknown>;

/** A command where it is accepted and where it is refused; `after` brings the case there, one step after the other. */
export interface CommandExample<Name extends CommandName = CommandName> {
  readonly data: DataFor<Name>;
  readonly after: readonly Arrange[];
  /** What it leaves in the journal. */
  readonly events: readonly EventType[];
  /** Absent for what is never refused. */
  readonly refused?: {
    readonly code: Refusal;
    readonly after: readonly Arrange[];
    readonly data?: DataFor<Name>;
  };
}

/** A function where the data name something of this very case. */
type DataFor<Name extends CommandName> = Commands[Name] | ((testCase: TestCase) => Commands[Name]);

export function dataFor<Name extends CommandName>(
  data: DataFor<Name>,
  testCase: TestCase,
): Commands[Name] {
  return isMade(data) ? data(testCase) : data;
}

function isMade<Name extends CommandName>(
  data: DataFor<Name>,
): data is (testCase: TestCase) => Commands[Name] {
  return typeof data === 'function';
}

const firstHandoff = ({ caseNumber }: TestCase) => ({ handoffId: `${caseNumber}-H1` });

const suspension = { reason: 'abroad', until: some.secondsFromNow(30 * 86_400) } as const;
const deviation = { rule: 'Participatiewet', article: '40', reasonRef: 'r-1', decidedBy: 'pl-01' };

export const accept: Arrange = (c) => c.give('acceptReferral', some.accept);
export const intake: Arrange = (c) => c.give('recordIntake', some.intake);
export const schedule: Arrange = (c) => c.give('scheduleSession', some.session());
export const hold: Arrange = (c) => c.give('recordSession', some.held);
export const agree: Arrange = (c) => c.give('agreePlan', some.plan);
export const callBack: Arrange = (c) => c.give('recordCallBackAttempt', some.calledBack);
export const start: Arrange = (c) => c.give('startAction', { actionId: 'a-1' });
export const complete: Arrange = (c) => c.give('completeAction', { actionId: 'a-1' });
export const completeOther: Arrange = (c) => c.give('completeAction', { actionId: 'a-2' });
export const close: Arrange = (c) => c.give('closeCase', { outcome: 'breakthrough' });
export const evaluate: Arrange = (c) => c.give('recordEvaluation', some.evaluation);
export const keepFlame: Arrange = (c) => c.give('startAftercare', {});
export const signal: Arrange = (c) => c.give('raiseSignal', some.signal);
export const consent: Arrange = (c) => c.give('recordBasis', some.consent());
const askMoney: Arrange = (c) => c.give('requestBudget', some.money());
const approve: Arrange = (c) => c.give('decideBudget', some.decision);
const spend: Arrange = (c) => c.give('recordSpend', some.spend);
/** Of an action that still waits for another, so nothing is sent. */
const handOffBlocked: Arrange = (c) => c.give('requestHandoff', some.handoff());
/** To a partner that refuses every message. */
const deadLetter: Arrange = async (c) => {
  await c.give('requestHandoff', some.handoff({ actionId: 'a-1' }));
  await c.journal((event) => event.type === 'handoffDeadLettered');
};
const suspend: Arrange = (c) => c.give('suspendCase', suspension);

const planned = [accept, agree];
const inClosure = [accept, agree, close];
const inAftercare = [...inClosure, keepFlame];
const closed = [...inClosure, evaluate];

export const examples: { readonly [Name in CommandName]: CommandExample<Name> } = {
  acceptReferral: {
    data: { team: 'youth', caseHolder: 'yw-01', backup: 'yw-02' },
    after: [],
    events: ['referralAccepted'],
    refused: { code: 'REFERRAL_ALREADY_DECIDED', after: [accept] },
  },
  redirectReferral: {
    data: { to: 'social-team', reason: 'one-question' },
    after: [],
    events: ['referralRedirected'],
    refused: { code: 'REFERRAL_ALREADY_DECIDED', after: [accept] },
  },
  recordIntake: {
    data: { lifeDomains: ['debts'], firstPriority: 'debts', wantedAtTable: ['network'] },
    after: [accept],
    events: ['intakeRecorded'],
    refused: { code: 'REFERRAL_NOT_DECIDED', after: [] },
  },
  scheduleSession: {
    data: some.session(),
    after: [accept, intake],
    events: ['sessionScheduled'],
    refused: {
      code: 'SESSION_IN_PAST',
      after: [accept],
      data: some.session({ startsAt: some.secondsFromNow(-1) }),
    },
  },
  recordSession: {
    data: { ...some.held, minutes: 90 },
    after: [accept, intake, schedule],
    events: ['sessionRecorded'],
    refused: { code: 'SESSION_UNKNOWN', after: [accept] },
  },
  agreePlan: {
    data: some.plan,
    after: [accept, intake, schedule, hold],
    events: ['planAgreed'],
    refused: {
      code: 'PLAN_DEPENDENCY_CYCLE',
      after: [accept],
      data: { goals: [], actions: [some.action('a-1', { dependsOn: ['a-1'] })] },
    },
  },
  addAction: {
    data: some.action('a-3', { dependsOn: ['a-2'], dueDate: '2099-12-01' }),
    after: planned,
    events: ['actionAdded'],
    refused: { code: 'ACTION_ID_TAKEN', after: planned, data: some.action('a-1') },
  },
  startAction: {
    data: { actionId: 'a-1' },
    after: planned,
    events: ['actionStarted'],
    refused: { code: 'ACTION_ALREADY_STARTED', after: [...planned, start] },
  },
  completeAction: {
    data: { actionId: 'a-1', resultRef: 'r-1' },
    after: planned,
    events: ['actionCompleted', 'actionUnblocked'],
    refused: { code: 'ACTION_ALREADY_SETTLED', after: [...planned, complete] },
  },
  cancelAction: {
    data: { actionId: 'a-2', reasonRef: 'r-1' },
    after: planned,
    events: ['actionCancelled'],
    refused: { code: 'ACTION_UNKNOWN', after: planned, data: { actionId: 'a-9' } },
  },
  recordCallBackAttempt: {
    data: { ...some.calledBack, outcome: 'worse' },
    after: planned,
    events: ['callBackAttempted'],
    refused: { code: 'PLAN_NOT_AGREED', after: [accept] },
  },
  recordContactAttempt: {
    data: some.contacted,
    after: [],
    events: ['contactAttempted'],
    refused: { code: 'CASE_CLOSING', after: closed },
  },
  recordBasis: {
    data: some.consent({ basisId: 'b-00000002' }),
    after: [accept],
    events: ['basisRecorded'],
    refused: { code: 'BASIS_ID_TAKEN', after: [accept, consent], data: some.consent() },
  },
  withdrawBasis: {
    data: { basisId: 'b-00000001' },
    after: [accept, consent],
    events: ['basisWithdrawn'],
  },
  requestHandoff: {
    data: some.handoff(),
    after: [...planned, consent],
    events: ['handoffRequested'],
    refused: { code: 'BASIS_UNKNOWN', after: planned },
  },
  cancelHandoff: {
    data: firstHandoff,
    after: [...planned, consent, handOffBlocked],
    events: ['handoffStopAsked'],
    refused: { code: 'HANDOFF_UNKNOWN', after: planned },
  },
  takeOverHandoff: {
    data: (c) => ({ ...firstHandoff(c), reasonRef: 'r-1' }),
    after: [...planned, consent, handOffBlocked],
    events: ['handoffStopAsked'],
    refused: { code: 'HANDOFF_UNKNOWN', after: planned },
  },
  resendHandoff: {
    data: firstHandoff,
    after: [...planned, consent, deadLetter],
    events: ['handoffResendAsked'],
    refused: { code: 'HANDOFF_NOT_STUCK', after: [...planned, consent, handOffBlocked] },
  },
  recordDeviation: {
    data: deviation,
    after: [accept],
    events: ['deviationRecorded'],
    refused: {
      code: 'DEVIATION_WITHOUT_REASON',
      after: [accept],
      data: { ...deviation, reasonRef: '' },
    },
  },
  requestBudget: {
    data: some.money(),
    after: [accept],
    events: ['budgetRequested'],
    refused: { code: 'BUDGET_ABOVE_CAP', after: [accept], data: some.money(250_001) },
  },
  decideBudget: {
    data: some.decision,
    after: [accept, askMoney],
    events: ['budgetApproved'],
    refused: { code: 'BUDGET_REQUEST_UNKNOWN', after: [accept] },
  },
  recordSpend: {
    data: some.spend,
    after: [accept, askMoney, approve],
    events: ['budgetSpent'],
    refused: { code: 'BUDGET_NOT_APPROVED', after: [accept, askMoney] },
  },
  recordRefund: {
    data: { ...some.spend, refundId: 'r-1' },
    after: [accept, askMoney, approve, spend],
    events: ['budgetRefunded'],
    refused: { code: 'BUDGET_SPEND_UNKNOWN', after: [accept, askMoney, approve] },
  },
  raiseSignal: { data: { ...some.signal, rule: 'r' }, after: [], events: ['signalRaised'] },
  suspendCase: {
    data: suspension,
    after: [accept],
    events: ['caseSuspended'],
    refused: { code: 'ALREADY_SUSPENDED', after: [accept, suspend] },
  },
  resumeCase: {
    data: {},
    after: [accept, suspend],
    events: ['caseResumed'],
    refused: { code: 'NOT_SUSPENDED', after: [accept] },
  },
  changeTeam: {
    data: { caseHolder: 'st-01', members: ['wc-01'] },
    after: [accept],
    events: ['teamChanged'],
    refused: { code: 'REFERRAL_NOT_DECIDED', after: [] },
  },
  closeCase: {
    data: { outcome: 'handed-over', handedOverTo: 'wil' },
    after: [accept, intake, schedule],
    events: ['sessionRecorded', 'caseClosed'],
    refused: { code: 'CASE_CLOSING', after: inClosure },
  },
  recordEvaluation: {
    data: some.evaluation,
    after: inClosure,
    events: ['evaluationRecorded'],
    refused: { code: 'CASE_NOT_CLOSING', after: [accept] },
  },
  recordEffects: {
    data: some.effects,
    after: [accept],
    events: ['effectsRecorded'],
    refused: { code: 'REFERRAL_NOT_DECIDED', after: [] },
  },
  startAftercare: {
    data: {},
    after: inClosure,
    events: ['aftercareStarted'],
    refused: { code: 'AFTERCARE_ALREADY_STARTED', after: inAftercare },
  },
  recordPilotFlameContact: {
    data: some.contacted,
    after: inAftercare,
    events: ['pilotFlameContacted'],
    refused: { code: 'NOT_IN_AFTERCARE', after: [accept] },
  },
  endAftercare: {
    data: {},
    after: inAftercare,
    events: ['aftercareEnded'],
    refused: { code: 'NOT_IN_AFTERCARE', after: [accept] },
  },
  reopenCase: {
    data: { reasonRef: 'r-1' },
    after: closed,
    events: ['caseReopened'],
    refused: { code: 'CASE_NOT_CLOSED', after: [accept] },
  },
};

export async function bring(testCase: TestCase, steps: readonly Arrange[]): Promise<TestCase> {
  for (const step of steps) await step(testCase);
  return testCase;
}
