import type { Case } from './case';
import { startClock } from './deadlines';
import type { Decided, Referral } from './events';
import type { Refusal } from './refusal';
import { keysOfWork } from './deadlines';
import { dataOf, type CommandRules, type Context, type Folds } from './rule';

/** The first event of every case. */
export function receiveReferral(referral: Referral, context: Context): Decided<'referralReceived'> {
  const set = [
    startClock('triage', context),
    startClock('out-of-reach', context),
    startClock('max-duration', context),
    ...(referral.urgency === 'crisis' ? [startClock('crisis', context)] : []),
  ];
  return { type: 'referralReceived', data: referral, clocks: { set } };
}

/** The case as it stands before its first event is counted; the same for every referral. */
export function openCase(caseNumber: string, referral: Referral, referredAt: string): Case {
  return {
    caseNumber,
    sequence: 0,
    stage: 'referral',
    ...referral,
    referredAt,
    members: [],
    sessions: [],
    callBack: { unanswered: 0 },
    deadlines: [],
  };
}

export const referralRules: CommandRules<'acceptReferral' | 'redirectReferral'> = {
  acceptReferral: {
    description: 'Accept the referral and name the case holder',
    refuse: refuseDecision,
    decide: (_current, command, context) => [
      {
        type: 'referralAccepted',
        data: dataOf<'acceptReferral'>(command),
        clocks: { cleared: ['triage'], set: [startClock('intake', context)] },
      },
    ],
  },
  redirectReferral: {
    description: 'Redirect the referral to where it belongs',
    refuse: refuseDecision,
    decide: (current, command, context) => [
      {
        type: 'referralRedirected',
        data: dataOf<'redirectReferral'>(command),
        clocks: { cleared: keysOfWork(current), set: [startClock('reopening', context)] },
      },
    ],
  },
};

export const referralFolds: Folds<'referralReceived' | 'referralAccepted' | 'referralRedirected'> =
  {
    referralReceived: (current) => current,
    referralAccepted: (current, data) => ({ ...current, ...data, stage: 'intake' }),
    referralRedirected: ({ suspension: _over, ...current }, _data, at) => ({
      ...current,
      stage: 'closed',
      outcome: 'redirected',
      closedAt: at,
    }),
  };

function refuseDecision(current: Case): Refusal | undefined {
  return current.stage === 'referral' ? undefined : 'REFERRAL_ALREADY_DECIDED';
}

/** The work on a case begins when its referral is accepted and ends when it is closed. */
export function refuseOutsideWork(current: Case): Refusal | undefined {
  if (current.stage === 'referral') return 'REFERRAL_NOT_DECIDED';
  return refuseWhenClosing(current);
}

export function refuseWhenClosing(current: Case): Refusal | undefined {
  return ['closure', 'aftercare', 'closed'].includes(current.stage) ? 'CASE_CLOSING' : undefined;
}
