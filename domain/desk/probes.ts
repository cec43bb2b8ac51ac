import { isOver } from '../basis/basis';
import type { BudgetPolicy } from '../budget/budget';
import { DAY_MS, instantMillis, toInstant } from '../calendar/iso';
import { requestsOf } from '../case/budget';
import type { Case } from '../case/case';
import type { CommandName, Commands } from '../case/commands';

/** A command as somebody could give it now, with nothing wrong in what is filled in: only the case can refuse it. */
export type Probe = {
  readonly [Name in CommandName]: {
    readonly name: Name;
    /** Action, hand-off, session, basis, request or spend that it is about. */
    readonly about?: string;
    readonly choice?: Choice;
    readonly data: Commands[Name];
  };
}[CommandName];

/**
 * `worked`: an outcome that says the work did or did not break through; `ended`: any other; `anyway`: any other, while a
 * hand-off goes on.
 */
export type Choice = 'approve' | 'reject' | 'worked' | 'ended' | 'anyway';

export interface ProbeContext {
  readonly now: string;
  readonly budget: BudgetPolicy;
}

/** No id of a case is empty, so this one is always free. */
const free = '';
const words = 'words';
const contact = { soort: 'Telefoon', dagdeel: 'Ochtend', reached: false } as const;

/** Every command with everything of this case that it can be about. */
export function probesOf(current: Case, context: ProbeContext): readonly Probe[] {
  return [
    ...stepProbes(current, context),
    ...planProbes(current),
    ...handoffProbes(current, context),
    ...moneyProbes(current, context),
    ...endProbes(context),
  ];
}

function stepProbes(current: Case, { now }: ProbeContext): readonly Probe[] {
  const { team } = current;
  const session = { sessionId: free, kind: 'first', isDigital: false, invitees: [] } as const;
  const outcome = { outcome: 'cancelled', attendees: [] } as const;
  return [
    { name: 'acceptReferral', data: { team, caseHolder: words } },
    { name: 'redirectReferral', data: { to: words, reason: 'other' } },
    { name: 'recordIntake', data: { lifeDomains: [], wantedAtTable: [] } },
    { name: 'scheduleSession', data: { ...session, startsAt: later(now) } },
    ...current.sessions.map(({ sessionId }): Probe => {
      const data = { sessionId, ...outcome };
      return { name: 'recordSession', about: sessionId, data };
    }),
    { name: 'agreePlan', data: { goals: [], actions: [] } },
    { name: 'recordCallBackAttempt', data: contact },
    { name: 'recordContactAttempt', data: contact },
    { name: 'changeTeam', data: { caseHolder: words, members: [] } },
    { name: 'suspendCase', data: { reason: 'other', until: later(now) } },
    { name: 'resumeCase', data: {} },
    { name: 'recordDeviation', data: { rule: words, reasonRef: words, decidedBy: words } },
    { name: 'raiseSignal', data: { theme: words, window: 'resident', organisations: [] } },
  ];
}

function planProbes({ plan }: Case): readonly Probe[] {
  const action = { actionId: free, owner: words, whatRef: words, dependsOn: [] };
  return [
    { name: 'addAction', data: action },
    ...(plan?.actions ?? []).flatMap(({ actionId }): readonly Probe[] => [
      { name: 'startAction', about: actionId, data: { actionId } },
      { name: 'completeAction', about: actionId, data: { actionId } },
      { name: 'cancelAction', about: actionId, data: { actionId } },
    ]),
  ];
}

function handoffProbes(current: Case, { now }: ProbeContext): readonly Probe[] {
  const { bases = [], handoffs = [], plan } = current;
  const grants = [{ partner: words, categories: ['identity'] as const }];
  const consent = { kind: 'consent', textVersion: words, givenHow: 'spoken' } as const;
  const basis = { ...consent, basisId: free, validUntil: later(now), grants };
  return [
    { name: 'recordBasis', data: basis },
    ...bases.flatMap(({ basisId, ...known }): readonly Probe[] =>
      isOver({ basisId, ...known }, now)
        ? []
        : [{ name: 'withdrawBasis', about: basisId, data: { basisId } }],
    ),
    ...(plan?.actions ?? []).flatMap(({ actionId }) => requestProbes(current, actionId, now)),
    ...handoffs.flatMap(({ handoffId }): readonly Probe[] => [
      { name: 'cancelHandoff', about: handoffId, data: { handoffId } },
      { name: 'takeOverHandoff', about: handoffId, data: { handoffId, reasonRef: words } },
      { name: 'resendHandoff', about: handoffId, data: { handoffId } },
    ]),
  ];
}

/** To every partner that a basis names, those that hold first; without any, on no basis at all. */
function requestProbes({ bases = [] }: Case, actionId: string, now: string): readonly Probe[] {
  const holding = bases.filter((basis) => !isOver(basis, now));
  const pairs = [...holding, ...bases.filter((basis) => isOver(basis, now))].flatMap(
    ({ basisId, grants }) => grants.map(({ partner }) => ({ basisId, partner })),
  );
  const asked = pairs.length === 0 ? [{ basisId: free, partner: words }] : pairs;
  return asked.map((pair) => ({
    name: 'requestHandoff',
    about: actionId,
    data: { ...bareRequest, ...pair, actionId },
  }));
}

const day = { unit: 'working-days', count: 1 } as const;
const bareRequest = {
  kind: 'help-request',
  categories: [],
  partnerMay: [],
  questionRef: words,
  detailRefs: [],
  terms: { acceptance: day, progress: day, completion: day, deletion: day },
  delivery: { retrySeconds: [], tellAfterAttempt: 1, crisisSeconds: 1 },
} as const;

function moneyProbes(current: Case, { budget: policy }: ProbeContext): readonly Probe[] {
  const refs = { purposeRef: words, breakthroughRef: words };
  const amountCents = 1;
  return [
    { name: 'requestBudget', data: { requestId: free, amountCents, ...refs, policy } },
    ...requestsOf(current).flatMap(({ requestId, spends }): readonly Probe[] => [
      ...(['approve', 'reject'] as const).map((choice): Probe => {
        const data = { requestId, decision: choice, policy };
        return { name: 'decideBudget', about: requestId, choice, data };
      }),
      { name: 'recordSpend', about: requestId, data: { requestId, spendId: free, amountCents } },
      ...spends.map(({ spendId }): Probe => {
        const data = { requestId, spendId, refundId: free, amountCents };
        return { name: 'recordRefund', about: spendId, data };
      }),
    ]),
  ];
}

function endProbes({ now }: ProbeContext): readonly Probe[] {
  const effects = { priceList: words, hourlyRateCents: 0, followUp: [] } as const;
  return [
    { name: 'closeCase', choice: 'worked', data: { outcome: 'breakthrough' } },
    { name: 'closeCase', choice: 'ended', data: { outcome: 'moved' } },
    { name: 'closeCase', choice: 'anyway', data: { outcome: 'moved', closeAnyway: true } },
    { name: 'recordEvaluation', data: { success: 'unknown', situation: [] } },
    {
      name: 'recordEffects',
      data: { ...effects, handoffCosts: [], otherCosts: [], reference: [] },
    },
    { name: 'startAftercare', data: { until: later(now) } },
    { name: 'recordPilotFlameContact', data: contact },
    { name: 'endAftercare', data: {} },
    { name: 'reopenCase', data: { reasonRef: words } },
  ];
}

function later(now: string): string {
  return toInstant(instantMillis(now) + DAY_MS);
}
