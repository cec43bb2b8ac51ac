import type { Actor } from '../../domain/case/case';
import type { CommandName, Commands } from '../../domain/case/commands';
import type { Referral } from '../../domain/case/events';
import type { Term, TermName, Terms } from '../../domain/policy/policy';
import type { RunLimits } from '../../workflows/resident-case/resident-case-messages';

export const workCoach: Actor = { subject: 'wc-01', role: 'professional', organisation: 'wil' };

const projectLeader: Actor = {
  subject: 'pl-01',
  role: 'project-leader',
  organisation: 'houten',
};

/** Only a project leader decides on money. */
export function actorFor(name: CommandName): Actor {
  return name === 'decideBudget' ? projectLeader : workCoach;
}

const aYear: Term = { unit: 'weeks', count: 52 };

/** Terms so long that no clock disturbs a test, but for those it names, in seconds. */
export function termsWith(seconds: Partial<Record<TermName, number>> = {}): Terms {
  const term = (name: TermName): Term => {
    const count = seconds[name];
    return count === undefined ? aYear : { unit: 'seconds', count };
  };
  return {
    triage: term('triage'),
    intake: term('intake'),
    'first-session': term('first-session'),
    plan: term('plan'),
    'call-back': term('call-back'),
    'follow-up-session': term('follow-up-session'),
    'out-of-reach': term('out-of-reach'),
    'max-duration': term('max-duration'),
    evaluation: term('evaluation'),
    aftercare: term('aftercare'),
    crisis: term('crisis'),
  };
}

/** Runs so long that no test continues as new by accident. */
export const roomyLimits: RunLimits = { events: 10_000, commands: 10_000, seenCommands: 200 };

export function referral(overrides: Partial<Referral> = {}): Referral {
  return {
    source: 'social-team',
    team: 'adult',
    lifeDomains: ['housing'],
    urgency: 'normal',
    storyRef: 'story-1',
    ...overrides,
  };
}

export function secondsFromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1_000).toISOString();
}

export const accept: Commands['acceptReferral'] = { team: 'adult', caseHolder: 'wc-01' };

export const intake: Commands['recordIntake'] = { lifeDomains: ['housing'], wantedAtTable: [] };

export function session(
  overrides: Partial<Commands['scheduleSession']> = {},
): Commands['scheduleSession'] {
  return {
    sessionId: 's-1',
    kind: 'first',
    startsAt: secondsFromNow(3_600),
    isDigital: false,
    invitees: ['debts'],
    ...overrides,
  };
}

export const held: Commands['recordSession'] = {
  sessionId: 's-1',
  outcome: 'held',
  attendees: ['resident', 'work-coach'],
};

export function action(
  actionId: string,
  overrides: Partial<Commands['addAction']> = {},
): Commands['addAction'] {
  return {
    actionId,
    owner: 'work-coach',
    whatRef: `what-${actionId}`,
    dependsOn: [],
    ...overrides,
  };
}

/** Two actions, the second waiting for the first. */
export const plan: Commands['agreePlan'] = {
  goals: [{ goalId: 'g-1', whatRef: 'goal-1' }],
  actions: [action('a-1', { goalId: 'g-1' }), action('a-2', { dependsOn: ['a-1'] })],
};

export const calledBack: Commands['recordCallBackAttempt'] = {
  soort: 'Telefoon',
  dagdeel: 'Ochtend',
  reached: true,
  outcome: 'goes-well',
};

export const contacted: Commands['recordContactAttempt'] = {
  soort: 'Huisbezoek',
  dagdeel: 'Middag',
  reached: true,
};

export const evaluation: Commands['recordEvaluation'] = {
  success: 'reached',
  satisfaction: 8,
  situation: [{ lifeDomain: 'housing', situation: 'better' }],
};

/** Accepted in every stage. */
export const signal: Commands['raiseSignal'] = {
  theme: 'waiting-list',
  window: 'resident',
  organisations: ['wil'],
};

export const partnerTerms: Commands['requestHandoff']['terms'] = {
  acceptance: aYear,
  progress: aYear,
  completion: aYear,
  deletion: aYear,
};

export function consent(
  overrides: Partial<Extract<Commands['recordBasis'], { readonly kind: 'consent' }>> = {},
): Commands['recordBasis'] {
  return {
    basisId: 'b-00000001',
    kind: 'consent',
    textVersion: '2026-1',
    givenHow: 'in-writing',
    validUntil: secondsFromNow(365 * 86_400),
    grants: [{ partner: 'viveste', categories: ['identity', 'housing'] }],
    ...overrides,
  };
}

/** Of an action that waits for another, to a partner that may get identity and housing. */
export function handoff(
  overrides: Partial<Commands['requestHandoff']> = {},
): Commands['requestHandoff'] {
  return {
    actionId: 'a-2',
    partner: 'viveste',
    kind: 'help-request',
    basisId: 'b-00000001',
    categories: ['identity', 'housing'],
    partnerMay: ['identity', 'contact', 'housing'],
    questionRef: 'question-1',
    detailRefs: [],
    terms: partnerTerms,
    delivery: { retrySeconds: [1, 1, 1], tellAfterAttempt: 2, crisisSeconds: 900 },
    ...overrides,
  };
}

const budgetPolicy = { capCents: 250_000, delegatedCents: 100_000 };

export function money(amountCents = 50_000): Commands['requestBudget'] {
  const refs = { purposeRef: 'purpose-1', breakthroughRef: 'breakthrough-1' };
  return { requestId: 'm-1', amountCents, ...refs, policy: budgetPolicy };
}

export const decision: Commands['decideBudget'] = {
  requestId: 'm-1',
  decision: 'approve',
  policy: budgetPolicy,
};

export const spend: Commands['recordSpend'] = {
  requestId: 'm-1',
  spendId: 'u-1',
  amountCents: 3_000,
};

export const effects: Commands['recordEffects'] = {
  priceList: 'op-koers-2022',
  hourlyRateCents: 5_000,
  followUp: [{ party: 'wil', lowMinutes: 60, highMinutes: 120 }],
  handoffCosts: [],
  otherCosts: [],
  reference: [],
};
