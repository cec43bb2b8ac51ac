import { openSession, type Case, type Stage } from './case';
import { isSettled } from './plan';

export type WaitingFor =
  | 'triage'
  | 'intake'
  | 'session-date'
  | 'session'
  | 'plan'
  | 'call-back'
  | 'actions'
  | 'closure'
  | 'evaluation'
  | 'aftercare'
  | 'resumption'
  | 'nothing';

const byStage: Readonly<Record<Stage, (current: Case) => WaitingFor>> = {
  referral: () => 'triage',
  intake: () => 'intake',
  'first-session': waitingForSession,
  plan: () => 'plan',
  'call-back': waitingInCallBack,
  'follow-up-session': waitingForSession,
  closure: () => 'evaluation',
  aftercare: () => 'aftercare',
  closed: () => 'nothing',
};

/** What has to happen before this case goes on, in one word. */
export function waitingFor(current: Case): WaitingFor {
  return current.suspension === undefined ? byStage[current.stage](current) : 'resumption';
}

function waitingForSession(current: Case): WaitingFor {
  return openSession(current) === undefined ? 'session-date' : 'session';
}

/** A resident who was reached and is well waits for the actions of the plan, then for closing. */
function waitingInCallBack(current: Case): WaitingFor {
  if (current.callBack.lastOutcome === undefined) return 'call-back';
  return current.plan?.actions.every(isSettled) === true ? 'closure' : 'actions';
}
