import { attentionKinds } from '../case/attention';
import { isUndecided } from '../budget/budget';
import { isBlocked } from '../case/action';
import { requestsOf } from '../case/budget';
import { isClosing, openSession, type Action, type Case } from '../case/case';
import { isSettled } from '../case/plan';
import { waitingFor, type WaitingFor } from '../case/waiting-for';
import { caseHolder, deadlineOf, type DeskView, type Doer, type Draft } from './step';

/** What the case itself asks for, apart from its hand-offs. */
export function caseSteps(view: DeskView): readonly Draft[] {
  const { current } = view;
  if (current.suspension !== undefined) return [resumption(current)];
  return [...stageStep(view), ...lateActions(view), ...moneySteps(current), ...lostSight(view)];
}

function resumption(current: Case): Draft {
  const { since = current.referredAt, until } = current.suspension ?? {};
  const common = { kind: 'resume', since, dueAt: until, command: 'resumeCase' } as const;
  return { ...common, state: 'waiting', who: caseHolder(current) };
}

type Simple = Pick<Draft, 'kind' | 'command'> & {
  readonly deadline?: Parameters<typeof deadlineOf>[1];
};

const simple: Readonly<Partial<Record<WaitingFor, Simple>>> = {
  triage: { kind: 'decide-referral', command: 'acceptReferral', deadline: 'triage' },
  intake: { kind: 'record-intake', command: 'recordIntake', deadline: 'intake' },
  plan: { kind: 'agree-plan', command: 'agreePlan', deadline: 'plan' },
  'call-back': { kind: 'call-back', command: 'recordCallBackAttempt', deadline: 'call-back' },
  closure: { kind: 'close-case', command: 'closeCase' },
  evaluation: { kind: 'evaluate', command: 'recordEvaluation', deadline: 'evaluation' },
  aftercare: { kind: 'keep-flame', command: 'recordPilotFlameContact', deadline: 'aftercare' },
};

function stageStep(view: DeskView): readonly Draft[] {
  const { current } = view;
  const waiting = waitingFor(current);
  const since = sinceOf(current);
  const found = simple[waiting];
  if (found !== undefined) {
    const { deadline, ...step } = found;
    const dueAt = deadline === undefined ? undefined : deadlineOf(current, deadline);
    const who: Doer = waiting === 'triage' ? { kind: 'table' } : caseHolder(current);
    return [...sessionStep(view), { ...step, since, dueAt, who, ...crisis(current) }];
  }
  if (waiting === 'session-date') return [sessionDate(current, since)];
  if (waiting === 'session') return sessionStep(view);
  return waiting === 'actions' ? [...sessionStep(view), ...actionStep(current, since)] : [];
}

/** When the present stage can have begun at the earliest: nothing else of it is in the fold. */
function sinceOf({ referredAt, sessions, closedAt }: Case): string {
  return closedAt ?? sessions.findLast(({ outcome }) => outcome === 'held')?.startsAt ?? referredAt;
}

/** A crisis does not wait for a date. */
function crisis(current: Case): Pick<Draft, 'state'> {
  return attentionKinds(current).includes('crisis') ? { state: 'now' } : {};
}

function sessionDate(current: Case, since: string): Draft {
  const kind = current.stage === 'first-session' ? 'first-session' : 'follow-up-session';
  const dueAt = deadlineOf(current, kind);
  const step = { kind: 'schedule-session', command: 'scheduleSession' } as const;
  return { ...step, since, dueAt, who: caseHolder(current), ...crisis(current) };
}

function sessionStep({ current, now }: DeskView): readonly Draft[] {
  const session = openSession(current);
  if (session === undefined) return [];
  const { sessionId: about, startsAt: dueAt } = session;
  const common = { about, dueAt, since: dueAt, who: caseHolder(current) };
  return dueAt <= now
    ? [{ ...common, kind: 'record-session', command: 'recordSession', state: 'now' }]
    : [{ ...common, kind: 'hold-session' }];
}

/** The first action that waits for nothing; whoever does it is waited for. */
function actionStep(current: Case, since: string): readonly Draft[] {
  const open = (current.plan?.actions ?? []).filter((action) => !isSettled(action));
  const first = open.find(({ actionId }) => !isBlocked(current, actionId)) ?? open.at(0);
  if (first === undefined) return [];
  const { actionId: about } = first;
  const dueAt = deadlineOf(current, 'action', about);
  return [{ kind: 'follow-actions', about, since, dueAt, who: owner(first), state: 'waiting' }];
}

function owner({ owner: code }: Action): Doer {
  return code === 'resident' ? { kind: 'resident' } : { kind: 'owner', code };
}

/** An action that is late is for the case holder, whoever was to do it. */
function lateActions({ current, now }: DeskView): readonly Draft[] {
  if (isClosing(current)) return [];
  return current.deadlines.flatMap(({ kind, about, dueAt }): readonly Draft[] => {
    if (kind !== 'action' || about === undefined || dueAt > now) return [];
    const step = { kind: 'finish-action', command: 'completeAction' } as const;
    return [{ ...step, about, since: dueAt, dueAt, who: caseHolder(current) }];
  });
}

function moneySteps(current: Case): readonly Draft[] {
  if (isClosing(current)) return [];
  return requestsOf(current)
    .filter(isUndecided)
    .map(({ requestId: about, requestedAt: since }) => ({
      ...({ kind: 'decide-money', command: 'decideBudget', state: 'soon' } as const),
      ...{ about, since, who: { kind: 'project-leader' } },
    }));
}

function lostSight({ current }: DeskView): readonly Draft[] {
  if (isClosing(current)) return [];
  const passed = (kind: 'out-of-reach' | 'max-duration') =>
    current.deadlines.find((one) => one.kind === kind && one.passings > 0)?.dueAt;
  const who = caseHolder(current);
  const outOfReach = passed('out-of-reach');
  const tooLong = passed('max-duration');
  return [
    ...(outOfReach === undefined
      ? []
      : [{ kind: 'find-resident' as const, since: outOfReach, dueAt: outOfReach, who }]),
    ...(tooLong === undefined
      ? []
      : [{ kind: 'review-duration' as const, since: tooLong, dueAt: tooLong, who }]),
  ];
}
