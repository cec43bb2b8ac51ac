import type { CommandName, Commands } from '../../../domain/case/commands';
import type { Refusal } from '../../../domain/case/refusal';
import {
  approved,
  asked,
  CaseStory,
  decision,
  effects,
  money,
  otherLeader,
  planned,
  projectLeader,
  spend,
  workCoach,
} from './case-builder';

/** The refusal, in words, the case that gives it, and what is asked of that case. */
export type RefusalLine = {
  [Name in CommandName]: readonly [Refusal, string, () => CaseStory, Name, Commands[Name]];
}[CommandName];

const inClosure = () => planned().give('closeCase', { outcome: 'breakthrough' });
const referred = () => new CaseStory();

/** Of the budget and of the effects. */
export const moneyLines: readonly RefusalLine[] = [
  ['REFERRAL_NOT_DECIDED', 'money before triage', referred, 'requestBudget', money()],
  ['CASE_CLOSING', 'money in closure', inClosure, 'requestBudget', money()],
  ...[0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53].map((cents): RefusalLine => [
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
    { ...effects, handoffCosts: [{ partner: 'jobstap', handoffId: 'OK-2026-00001-H1' }] },
  ],
  [
    'EFFECTS_AMOUNT_NOT_VALID',
    'a range the wrong way round',
    planned,
    'recordEffects',
    { ...effects, followUp: [{ party: 'wil', lowMinutes: 60, highMinutes: 30 }] },
  ],
];
