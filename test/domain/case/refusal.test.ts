import type { CommandName, Commands } from '../../../domain/case/commands';
import { commandRules } from '../../../domain/case/command-rules';
import { refusals, type Refusal } from '../../../domain/case/refusal';
import {
  accepted,
  action,
  afterIntake,
  afterSession,
  approved,
  asked,
  calledBackWell,
  CaseStory,
  closed,
  consent,
  consented,
  decision,
  effects,
  handedOff,
  handoff,
  held,
  intake,
  money,
  otherLeader,
  planned,
  projectLeader,
  session,
  spend,
  workCoach,
} from './case-builder';

type Line = {
  [Name in CommandName]: readonly [Refusal, string, () => CaseStory, Name, Commands[Name]];
}[CommandName];

const later = '2026-11-02T16:00:00.000Z';
const earlier = '2026-10-05T07:59:59.999Z';
const contact = { soort: 'Brief', dagdeel: 'Middag', reached: false } as const;
const deviation = { rule: 'Participatiewet', reasonRef: 'why', decidedBy: 'pl-01' };
const suspension = { reason: 'abroad', until: later } as const;
const inClosure = () => planned().give('closeCase', { outcome: 'breakthrough' });
const inAftercare = () => inClosure().give('startAftercare', {});
const deceased = () => planned().give('closeCase', { outcome: 'deceased' });
const referred = () => new CaseStory();
const handoffId = 'OK-2026-00001-H1';
const plan = (...actions: Commands['addAction'][]) => ({ goals: [], actions });

const lines: readonly Line[] = [
  [
    'REFERRAL_ALREADY_DECIDED',
    'accepted twice',
    accepted,
    'acceptReferral',
    { team: 'adult', caseHolder: 'st-01' },
  ],
  [
    'REFERRAL_ALREADY_DECIDED',
    'redirected late',
    accepted,
    'redirectReferral',
    { to: 'wil', reason: 'other' },
  ],
  ['REFERRAL_NOT_DECIDED', 'intake before triage', referred, 'recordIntake', intake],
  ['CASE_CLOSING', 'intake in closure', inClosure, 'recordIntake', intake],
  ['REFERRAL_NOT_DECIDED', 'session before triage', referred, 'scheduleSession', session],
  [
    'SESSION_IN_PAST',
    'session a moment ago',
    afterIntake,
    'scheduleSession',
    { ...session, startsAt: earlier },
  ],
  [
    'SESSION_IN_PAST',
    'session right now',
    afterIntake,
    'scheduleSession',
    { ...session, startsAt: '2026-10-05T08:00:00.000Z' },
  ],
  [
    'SESSION_ALREADY_OPEN',
    'second open session',
    () => afterIntake().give('scheduleSession', session),
    'scheduleSession',
    { ...session, sessionId: 's-2' },
  ],
  ['CASE_CLOSING', 'session in closure', inClosure, 'scheduleSession', session],
  [
    'TABLE_CHANGED',
    'slot of another table',
    afterIntake,
    'scheduleSession',
    { ...session, claimedTeam: 'youth' },
  ],
  ['SESSION_UNKNOWN', 'outcome of no session', afterIntake, 'recordSession', held],
  ['SESSION_ALREADY_RECORDED', 'outcome twice', afterSession, 'recordSession', held],
  ['REFERRAL_NOT_DECIDED', 'plan before triage', referred, 'agreePlan', plan(action('a1'))],
  ['CASE_CLOSING', 'plan in closure', inClosure, 'agreePlan', plan(action('a9'))],
  [
    'ACTION_ID_TAKEN',
    'id twice in a plan',
    afterSession,
    'agreePlan',
    plan(action('a1'), action('a1')),
  ],
  [
    'ACTION_ID_TAKEN',
    'id of a completed action',
    () => planned().give('completeAction', { actionId: 'a1' }),
    'agreePlan',
    plan(action('a1')),
  ],
  [
    'PLAN_GOAL_UNKNOWN',
    'goal that is not there',
    afterSession,
    'agreePlan',
    plan(action('a1', { goalId: 'g7' })),
  ],
  [
    'PLAN_DEPENDENCY_UNKNOWN',
    'waits for nothing',
    afterSession,
    'agreePlan',
    plan(action('a1', { dependsOn: ['a7'] })),
  ],
  [
    'PLAN_DEPENDENCY_CYCLE',
    'waits for itself',
    afterSession,
    'agreePlan',
    plan(action('a1', { dependsOn: ['a1'] })),
  ],
  [
    'PLAN_DEPENDENCY_CYCLE',
    'wait for each other in a ring',
    afterSession,
    'agreePlan',
    plan(
      action('a1', { dependsOn: ['a3'] }),
      action('a2', { dependsOn: ['a1'] }),
      action('a3', { dependsOn: ['a2'] }),
      action('a4', { dependsOn: ['a1'] }),
    ),
  ],
  ['ACTION_ID_TAKEN', 'added twice', planned, 'addAction', action('a1')],
  ['PLAN_GOAL_UNKNOWN', 'added to no goal', planned, 'addAction', action('a9', { goalId: 'g9' })],
  [
    'PLAN_DEPENDENCY_UNKNOWN',
    'added after nothing',
    planned,
    'addAction',
    action('a9', { dependsOn: ['a9'] }),
  ],
  ['REFERRAL_NOT_DECIDED', 'added before triage', referred, 'addAction', action('a1')],
  ['ACTION_UNKNOWN', 'started without being there', planned, 'startAction', { actionId: 'a9' }],
  [
    'ACTION_ALREADY_STARTED',
    'started twice',
    () => planned().give('startAction', { actionId: 'a1' }),
    'startAction',
    { actionId: 'a1' },
  ],
  [
    'ACTION_ALREADY_SETTLED',
    'completed twice',
    () => planned().give('completeAction', { actionId: 'a1' }),
    'completeAction',
    { actionId: 'a1' },
  ],
  [
    'ACTION_ALREADY_SETTLED',
    'cancelled after completion',
    () => planned().give('completeAction', { actionId: 'a1' }),
    'cancelAction',
    { actionId: 'a1' },
  ],
  ['CASE_CLOSING', 'completed in closure', inClosure, 'completeAction', { actionId: 'a1' }],
  [
    'PLAN_NOT_AGREED',
    'called back without a plan',
    afterIntake,
    'recordCallBackAttempt',
    calledBackWell,
  ],
  ['CASE_CLOSING', 'called back in closure', inClosure, 'recordCallBackAttempt', calledBackWell],
  ['CASE_CLOSING', 'contact after the end', closed, 'recordContactAttempt', contact],
  [
    'DEVIATION_WITHOUT_REASON',
    'deviation without reason',
    planned,
    'recordDeviation',
    { ...deviation, reasonRef: '' },
  ],
  [
    'DEVIATION_WITHOUT_MANDATE_HOLDER',
    'deviation by nobody',
    planned,
    'recordDeviation',
    { ...deviation, decidedBy: '' },
  ],
  ['REFERRAL_NOT_DECIDED', 'deviation before triage', referred, 'recordDeviation', deviation],
  [
    'ALREADY_SUSPENDED',
    'suspended twice',
    () => planned().give('suspendCase', suspension),
    'suspendCase',
    suspension,
  ],
  [
    'END_IN_PAST',
    'suspended until yesterday',
    planned,
    'suspendCase',
    { ...suspension, until: earlier },
  ],
  ['CASE_CLOSING', 'suspended in closure', inClosure, 'suspendCase', suspension],
  ['NOT_SUSPENDED', 'resumed without suspension', planned, 'resumeCase', {}],
  [
    'REFERRAL_NOT_DECIDED',
    'team before triage',
    referred,
    'changeTeam',
    { caseHolder: 'st-01', members: [] },
  ],
  [
    'CASE_CLOSING',
    'team after the end',
    closed,
    'changeTeam',
    { caseHolder: 'st-01', members: [] },
  ],
  ['CASE_CLOSING', 'closed twice', inClosure, 'closeCase', { outcome: 'moved' }],
  [
    'REFERRAL_NOT_DECIDED',
    'breakthrough before triage',
    referred,
    'closeCase',
    { outcome: 'breakthrough' },
  ],
  [
    'CASE_NOT_CLOSING',
    'evaluated while working',
    planned,
    'recordEvaluation',
    { success: 'unknown', situation: [] },
  ],
  [
    'EVALUATION_ALREADY_RECORDED',
    'evaluated twice',
    closed,
    'recordEvaluation',
    { success: 'unknown', situation: [] },
  ],
  [
    'NO_EVALUATION_OF_THIS_OUTCOME',
    'evaluated after death',
    deceased,
    'recordEvaluation',
    { success: 'unknown', situation: [] },
  ],
  ['CASE_NOT_CLOSING', 'aftercare while working', planned, 'startAftercare', {}],
  ['NO_EVALUATION_OF_THIS_OUTCOME', 'aftercare after death', deceased, 'startAftercare', {}],
  ['AFTERCARE_ALREADY_STARTED', 'aftercare twice', inAftercare, 'startAftercare', {}],
  ['END_IN_PAST', 'aftercare until yesterday', inClosure, 'startAftercare', { until: earlier }],
  ['NOT_IN_AFTERCARE', 'flame contact while working', planned, 'recordPilotFlameContact', contact],
  ['NOT_IN_AFTERCARE', 'aftercare ended without one', inClosure, 'endAftercare', {}],
  [
    'BASIS_WITHOUT_PARTNERS',
    'basis for nobody',
    planned,
    'recordBasis',
    { ...consent, grants: [] },
  ],
  [
    'BASIS_WITHOUT_CATEGORIES',
    'basis for nothing',
    planned,
    'recordBasis',
    { ...consent, grants: [{ partner: 'viveste', categories: [] }] },
  ],
  ['BASIS_ID_TAKEN', 'basis twice', consented, 'recordBasis', consent],
  [
    'END_IN_PAST',
    'consent until yesterday',
    planned,
    'recordBasis',
    { ...consent, validUntil: earlier },
  ],
  [
    'CASE_CLOSING',
    'basis after the end',
    () => closed().at('2027-02-01T12:00:00.000Z'),
    'recordBasis',
    { ...consent, validUntil: '2027-12-01T12:00:00.000Z' },
  ],
  ['REFERRAL_NOT_DECIDED', 'hand-off before triage', referred, 'requestHandoff', handoff],
  ['CASE_CLOSING', 'hand-off in closure', inClosure, 'requestHandoff', handoff],
  [
    'ACTION_UNKNOWN',
    'hand-off of no action',
    consented,
    'requestHandoff',
    { ...handoff, actionId: 'a9' },
  ],
  [
    'ACTION_ALREADY_SETTLED',
    'hand-off of what is done',
    () => consented().give('completeAction', { actionId: 'a1' }),
    'requestHandoff',
    handoff,
  ],
  ['BASIS_UNKNOWN', 'hand-off without a basis', planned, 'requestHandoff', handoff],
  [
    'BASIS_OVER',
    'hand-off on a withdrawn basis',
    () => consented().give('withdrawBasis', { basisId: consent.basisId }),
    'requestHandoff',
    handoff,
  ],
  [
    'BASIS_OVER',
    'hand-off on an expired basis',
    () => consented().at(consent.validUntil),
    'requestHandoff',
    handoff,
  ],
  [
    'BASIS_DOES_NOT_COVER_PARTNER',
    'hand-off to another partner',
    consented,
    'requestHandoff',
    { ...handoff, partner: 'lister' },
  ],
  [
    'CATEGORY_NOT_ALLOWED',
    'what the partner may never get',
    consented,
    'requestHandoff',
    { ...handoff, categories: ['identity', 'addiction'] },
  ],
  ['HANDOFF_ALREADY_OPEN', 'the same question twice', handedOff, 'requestHandoff', handoff],
  ['HANDOFF_UNKNOWN', 'no hand-off to cancel', planned, 'cancelHandoff', { handoffId }],
  [
    'HANDOFF_SETTLED',
    'cancelled twice',
    () => handedOff().give('cancelHandoff', { handoffId }),
    'cancelHandoff',
    { handoffId },
  ],
  [
    'HANDOFF_UNKNOWN',
    'no hand-off to take over',
    planned,
    'takeOverHandoff',
    { handoffId, reasonRef: 'why' },
  ],
  ['HANDOFF_UNKNOWN', 'no hand-off to send again', planned, 'resendHandoff', { handoffId }],
  ['HANDOFF_NOT_STUCK', 'nothing to send again', handedOff, 'resendHandoff', { handoffId }],
  [
    'HANDOFF_OPEN',
    'closed with an open hand-off',
    handedOff,
    'closeCase',
    { outcome: 'breakthrough' },
  ],
  ['REFERRAL_NOT_DECIDED', 'money before triage', referred, 'requestBudget', money()],
  ['CASE_CLOSING', 'money in closure', inClosure, 'requestBudget', money()],
  ...[0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53].map((cents): Line => [
    ...(['BUDGET_AMOUNT_NOT_VALID', `asked for ${String(cents)} cents`] as const),
    ...([planned, 'requestBudget', money('m-1', cents)] as const),
  ]),
  [
    'BUDGET_WITHOUT_BREAKTHROUGH',
    'money without a reason',
    planned,
    'requestBudget',
    money('m-1', 5_000, { breakthroughRef: '' }),
  ],
  ['BUDGET_ID_TAKEN', 'asked twice under one id', asked, 'requestBudget', money()],
  ['BUDGET_ABOVE_CAP', 'above the cap', planned, 'requestBudget', money('m-1', 250_001)],
  [
    'BUDGET_ABOVE_CAP',
    'above what is left of the cap',
    () => approved(200_000),
    'requestBudget',
    money('m-2', 50_001),
  ],
  ['BUDGET_REQUEST_UNKNOWN', 'decided on nothing', planned, 'decideBudget', decision()],
  ['BUDGET_ALREADY_DECIDED', 'decided twice', approved, 'decideBudget', decision()],
  ['CASE_CLOSING', 'decided in closure', inClosure, 'decideBudget', decision()],
  [
    'BUDGET_DECIDER_NOT_PROJECT_LEADER',
    'decided by a professional',
    () => asked().as(workCoach),
    'decideBudget',
    decision(),
  ],
  [
    'BUDGET_DECIDER_IS_REQUESTER',
    'decided by who asked',
    () => planned().give('requestBudget', money(), projectLeader),
    'decideBudget',
    decision(),
  ],
  [
    'BUDGET_SECOND_DECIDER_IS_FIRST',
    'approved twice by the same leader',
    () => asked(100_001).give('decideBudget', decision()),
    'decideBudget',
    decision(),
  ],
  [
    'BUDGET_ABOVE_CAP',
    'approved above what is left by now',
    () =>
      asked(150_000)
        .give('requestBudget', money('m-2', 150_000))
        .give('decideBudget', decision())
        .give('decideBudget', decision(), otherLeader),
    'decideBudget',
    decision('m-2'),
  ],
  [
    'BUDGET_UNDECIDED',
    'closed with undecided money',
    asked,
    'closeCase',
    { outcome: 'breakthrough', closeAnyway: true },
  ],
  ['BUDGET_REQUEST_UNKNOWN', 'spent on nothing', planned, 'recordSpend', spend()],
  ['BUDGET_NOT_APPROVED', 'spent before the decision', asked, 'recordSpend', spend()],
  [
    'BUDGET_NOT_APPROVED',
    'spent after one of two approvals',
    () => asked(100_001).give('decideBudget', decision()),
    'recordSpend',
    spend(),
  ],
  ['BUDGET_AMOUNT_NOT_VALID', 'spent nothing', approved, 'recordSpend', spend('u-1', 0)],
  ['BUDGET_USED_UP', 'spent too much', approved, 'recordSpend', spend('u-1', 50_001)],
  [
    'BUDGET_ID_TAKEN',
    'spent twice under one id',
    () => approved().give('recordSpend', spend()),
    'recordSpend',
    spend(),
  ],
  [
    'BUDGET_TOO_MANY_SPENDS',
    'spent cent by cent',
    () =>
      Array.from({ length: 500 }).reduce<CaseStory>(
        (story, _, n) => story.give('recordSpend', spend(`u-${String(n)}`, 1)),
        approved(),
      ),
    'recordSpend',
    spend('u-500', 1),
  ],
  [
    'BUDGET_CLOSED',
    'spent after closing',
    () =>
      approved()
        .give('closeCase', { outcome: 'breakthrough' })
        .give('recordEvaluation', { success: 'reached', situation: [] }),
    'recordSpend',
    spend(),
  ],
  [
    'BUDGET_REQUEST_UNKNOWN',
    'refunded for nothing',
    planned,
    'recordRefund',
    { ...spend(), refundId: 'u-2' },
  ],
  [
    'BUDGET_SPEND_UNKNOWN',
    'refunded before it was spent',
    approved,
    'recordRefund',
    { ...spend(), refundId: 'u-2' },
  ],
  [
    'BUDGET_AMOUNT_NOT_VALID',
    'refunded less than nothing',
    () => approved().give('recordSpend', spend()),
    'recordRefund',
    { ...spend('u-1', -3_000), refundId: 'u-2' },
  ],
  [
    'BUDGET_REFUND_TOO_HIGH',
    'refunded more than was spent',
    () =>
      approved()
        .give('recordSpend', spend())
        .give('recordRefund', { ...spend('u-1', 1_000), refundId: 'u-2' }),
    'recordRefund',
    { ...spend('u-1', 2_001), refundId: 'u-3' },
  ],
  ['REFERRAL_NOT_DECIDED', 'effects before triage', referred, 'recordEffects', effects],
  [
    'HANDOFF_UNKNOWN',
    'costs of a hand-off that is not there',
    planned,
    'recordEffects',
    { ...effects, handoffCosts: [{ partner: 'jobstap', handoffId }] },
  ],
  [
    'EFFECTS_AMOUNT_NOT_VALID',
    'a range the wrong way round',
    planned,
    'recordEffects',
    { ...effects, followUp: [{ party: 'wil', lowMinutes: 60, highMinutes: 30 }] },
  ],
  ['CASE_NOT_CLOSED', 'reopened while open', planned, 'reopenCase', { reasonRef: 'why' }],
  [
    'REOPENING_TOO_LATE',
    'reopened after the pilot flame',
    () => closed().at('2027-02-01T12:00:00.000Z'),
    'reopenCase',
    { reasonRef: 'why' },
  ],
];

describe('refusing a command', () => {
  it.each(lines)('answers %s: %s', (...line) => {
    const [code, , story, name, data] = line;
    expect(story().refusal(name, data)).toBe(code);
  });

  it('has a case in this table for every refusal there is', () => {
    expect([...new Set(lines.map(([code]) => code))].sort()).toEqual(Object.keys(refusals).sort());
  });

  it('has a case in this table for every command that can be refused', () => {
    const never = ['raiseSignal', 'withdrawBasis'];
    const names = Object.keys(commandRules).filter((name) => !never.includes(name));
    expect([...new Set(lines.map(([, , , name]) => name))].sort()).toEqual(names.sort());
  });

  it('leaves signals alone at any stage', () => {
    const signal = {
      theme: 'no-emergency-housing',
      window: 'government',
      organisations: [],
    } as const;
    for (const story of [referred(), planned(), closed()])
      expect(story.refusal('raiseSignal', signal)).toBeUndefined();
  });
});
