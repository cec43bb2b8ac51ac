import type { Commands } from '../../../domain/case/commands';
import { commandRules } from '../../../domain/case/command-rules';
import { refusals } from '../../../domain/case/refusal';
import {
  accepted,
  action,
  afterIntake,
  afterSession,
  calledBackWell,
  CaseStory,
  closed,
  consent,
  consented,
  handedOff,
  handoff,
  held,
  intake,
  planned,
  session,
} from './case-builder';
import { moneyLines, type RefusalLine } from './money-refusals';

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

const lines: readonly RefusalLine[] = [
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
  ...moneyLines,
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
