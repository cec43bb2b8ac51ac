import type { Case } from './case';
import type { Commands } from './commands';
import { startClock } from './deadlines';
import type { ClockChange } from './events';
import { refuseOutsideWork } from './referral';
import type { Refusal } from './refusal';
import { dataOf, type CommandRules, type Context, type Folds } from './rule';

/** Calling back after an agreed plan (nabellen), and any other attempt to be in contact. */
export const contactRules: CommandRules<'recordCallBackAttempt' | 'recordContactAttempt'> = {
  recordCallBackAttempt: {
    description: 'Record an attempt to call the resident back',
    refuse: refuseCallBack,
    decide: (_current, command, context) => [
      {
        type: 'callBackAttempted',
        data: dataOf<'recordCallBackAttempt'>(command),
        clocks: clocksAfterCallBack(command, context),
      },
    ],
  },
  recordContactAttempt: {
    description: 'Record an attempt to be in contact with the resident',
    refuse: (current) => (current.stage === 'closed' ? 'CASE_CLOSING' : undefined),
    decide: (_current, command, context) => [
      {
        type: 'contactAttempted',
        data: dataOf<'recordContactAttempt'>(command),
        clocks: command.reached ? { set: [startClock('out-of-reach', context)] } : {},
      },
    ],
  },
};

export const contactFolds: Folds<'callBackAttempted' | 'contactAttempted'> = {
  callBackAttempted: (current, { reached, outcome }) => {
    if (!reached)
      return {
        ...current,
        callBack: { ...current.callBack, unanswered: current.callBack.unanswered + 1 },
      };
    return {
      ...current,
      stage:
        wantsFollowUp(outcome) && current.stage === 'call-back'
          ? 'follow-up-session'
          : current.stage,
      callBack: { unanswered: 0, ...(outcome === undefined ? {} : { lastOutcome: outcome }) },
    };
  },
  contactAttempted: (current) => current,
};

function refuseCallBack(current: Case): Refusal | undefined {
  return refuseOutsideWork(current) ?? (current.plan === undefined ? 'PLAN_NOT_AGREED' : undefined);
}

function wantsFollowUp(outcome: Commands['recordCallBackAttempt']['outcome']): boolean {
  return outcome === 'follow-up-wanted' || outcome === 'worse';
}

/** Somebody who was not reached is still to be called back, within the same term. */
function clocksAfterCallBack(
  { reached, outcome }: Commands['recordCallBackAttempt'],
  context: Context,
): ClockChange {
  if (!reached) return {};
  const followUp = wantsFollowUp(outcome) ? [startClock('follow-up-session', context)] : [];
  return { cleared: ['call-back'], set: [startClock('out-of-reach', context), ...followUp] };
}
