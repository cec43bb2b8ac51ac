import { apply } from '../../../domain/case/apply';
import type { Actor, Case } from '../../../domain/case/case';
import { passDeadlines } from '../../../domain/case/clocks';
import { commandRules } from '../../../domain/case/command-rules';
import type { CommandName, Commands } from '../../../domain/case/commands';
import { clock, type CaseEvent, type Referral } from '../../../domain/case/events';
import { reportedFacts } from '../../../domain/case/handoff';
import { openCase, receiveReferral } from '../../../domain/case/referral';
import type { CommandRule } from '../../../domain/case/rule';
import type { Refusal } from '../../../domain/case/refusal';
import { applyFacts, type DecidedFact } from '../../../domain/handoff/decide-handoff';
import type { Handoff } from '../../../domain/handoff/handoff';
import type { Terms } from '../../../domain/policy/policy';

/** The terms of DESIGN section 5. */
export const terms: Terms = {
  triage: { unit: 'working-days', count: 3 },
  intake: { unit: 'working-days', count: 5 },
  'first-session': { unit: 'working-days', count: 10 },
  plan: { unit: 'working-days', count: 5 },
  'call-back': { unit: 'working-days', count: 3 },
  'follow-up-session': { unit: 'weeks', count: 2 },
  'out-of-reach': { unit: 'calendar-days', count: 60 },
  'max-duration': { unit: 'weeks', count: 26 },
  evaluation: { unit: 'working-days', count: 10 },
  aftercare: { unit: 'weeks', count: 13 },
  crisis: { unit: 'calendar-days', count: 3 },
};

/** A Monday, 10:00 in Amsterdam; no public holiday is near. */
export const monday = '2026-10-05T08:00:00.000Z';

export const workCoach: Actor = { subject: 'wc-01', role: 'professional', organisation: 'wil' };

export const projectLeader: Actor = {
  subject: 'pl-01',
  role: 'project-leader',
  organisation: 'houten',
};

export const otherLeader: Actor = { ...projectLeader, subject: 'pl-02' };

const referral: Referral = {
  source: 'social-team',
  team: 'adult',
  lifeDomains: ['housing', 'income'],
  urgency: 'normal',
  storyRef: 'story-ref',
};

/** A case in the making: commands and the passing of time, with the journal they leave. */
export class CaseStory {
  current: Case;
  now: string;
  readonly journal: CaseEvent[] = [];
  #commands = 0;
  #asker: Actor | undefined;

  constructor(overrides: Partial<Referral> = {}, now = monday) {
    const given = { ...referral, ...overrides };
    this.now = now;
    this.current = openCase('OK-2026-00001', given, now);
    this.#keep(
      apply(this.current, [receiveReferral(given, this.context)], {
        at: now,
        by: workCoach,
        commandId: 'c0',
      }),
    );
  }

  get context() {
    return { now: this.now, terms };
  }

  /** Somebody else asks what comes next. */
  as(by: Actor): this {
    this.#asker = by;
    return this;
  }

  refusal<Name extends CommandName>(name: Name, data: Commands[Name]): Refusal | undefined {
    const by = this.#asker ?? actorFor(name);
    const rule: CommandRule<Name> = commandRules[name];
    return rule.refuse(this.current, { ...data, commandId: 'asked', by }, this.context);
  }

  /** Gives a command that must be accepted. */
  give<Name extends CommandName>(
    name: Name,
    data: Commands[Name],
    by: Actor = actorFor(name),
  ): this {
    const rule: CommandRule<Name> = commandRules[name];
    this.#commands += 1;
    const command = { ...data, commandId: `c${String(this.#commands)}`, by };
    const refusal = rule.refuse(this.current, command, this.context);
    if (refusal !== undefined) throw new Error(`${name} was refused: ${refusal}`);
    const decided = rule.decide(this.current, command, this.context);
    this.#keep(apply(this.current, decided, { at: this.now, by, commandId: command.commandId }));
    return this;
  }

  /** Time passes and the clock says what it has to say. */
  at(now: string): this {
    this.now = now;
    this.#keep(
      apply(this.current, passDeadlines(this.current, this.context), { at: now, by: clock }),
    );
    return this;
  }

  /** What the hand-off itself decides, as its workflow reports it. */
  report(decision: (current: Handoff, now: string) => readonly DecidedFact[]): this {
    const handoff = this.current.handoffs?.at(-1);
    if (handoff === undefined) throw new Error('there is no hand-off');
    const { facts } = applyFacts(handoff, decision(handoff, this.now), this.now);
    const decided = reportedFacts(this.current, handoff.handoffId, facts);
    this.#keep(apply(this.current, decided, { at: this.now, by: clock }));
    return this;
  }

  deadline(kind: string, about?: string) {
    return this.current.deadlines.find(
      (deadline) => deadline.kind === kind && deadline.about === about,
    );
  }

  #keep({ current, events }: ReturnType<typeof apply>): void {
    this.current = current;
    this.journal.push(...events);
  }
}

/** Only a project leader decides on money. */
function actorFor(name: CommandName): Actor {
  return name === 'decideBudget' ? projectLeader : workCoach;
}

export function action(
  actionId: string,
  extra: Partial<Commands['addAction']> = {},
): Commands['addAction'] {
  return { actionId, owner: 'work-coach', whatRef: `what-${actionId}`, dependsOn: [], ...extra };
}

export const intake: Commands['recordIntake'] = { lifeDomains: ['housing'], wantedAtTable: [] };

export const session: Commands['scheduleSession'] = {
  sessionId: 's-1',
  kind: 'first',
  startsAt: '2026-10-13T07:00:00.000Z',
  isDigital: false,
  invitees: [],
};

export const held: Commands['recordSession'] = {
  sessionId: 's-1',
  outcome: 'held',
  attendees: ['resident', 'work-coach'],
};

export function accepted(overrides: Partial<Referral> = {}): CaseStory {
  return new CaseStory(overrides).give('acceptReferral', { team: 'adult', caseHolder: 'wc-01' });
}

export function afterIntake(): CaseStory {
  return accepted().give('recordIntake', intake);
}

export function afterSession(): CaseStory {
  return afterIntake().give('scheduleSession', session).give('recordSession', held);
}

export function planned(): CaseStory {
  return afterSession().give('agreePlan', {
    goals: [{ goalId: 'g1', whatRef: 'goal' }],
    actions: [
      action('a1', { goalId: 'g1' }),
      action('a2', { dependsOn: ['a1'] }),
      action('a3', { dueDate: '2026-10-30' }),
    ],
  });
}

export const calledBackWell: Commands['recordCallBackAttempt'] = {
  soort: 'Telefoon',
  dagdeel: 'Ochtend',
  reached: true,
  outcome: 'goes-well',
};

export function closed(): CaseStory {
  return planned()
    .give('closeCase', { outcome: 'breakthrough' })
    .give('recordEvaluation', { success: 'reached', situation: [] });
}

export const consent = {
  basisId: 'b-00000001',
  kind: 'consent',
  textVersion: '2026-1',
  givenHow: 'in-writing',
  validUntil: '2027-10-05T15:00:00.000Z',
  grants: [{ partner: 'viveste', categories: ['identity', 'housing'] }],
} as const satisfies Commands['recordBasis'];

/** Of the first action of the plan, to a partner that may get identity, contact and housing. */
export const handoff: Commands['requestHandoff'] = {
  actionId: 'a1',
  partner: 'viveste',
  kind: 'help-request',
  basisId: consent.basisId,
  categories: ['identity', 'contact', 'housing'],
  partnerMay: ['identity', 'contact', 'housing'],
  questionRef: 'question-1',
  detailRefs: [],
  terms: {
    acceptance: { unit: 'working-days', count: 5 },
    progress: { unit: 'weeks', count: 2 },
    completion: { unit: 'weeks', count: 8 },
    deletion: { unit: 'working-days', count: 3 },
  },
  delivery: { retrySeconds: [5, 300], tellAfterAttempt: 4, crisisSeconds: 900 },
};

export function consented(): CaseStory {
  return planned().give('recordBasis', consent);
}

export function handedOff(overrides: Partial<Commands['requestHandoff']> = {}): CaseStory {
  return consented().give('requestHandoff', { ...handoff, ...overrides });
}

export const budgetPolicy = { capCents: 250_000, delegatedCents: 100_000 };

export function money(
  requestId = 'm-1',
  amountCents = 50_000,
  extra: Partial<Commands['requestBudget']> = {},
): Commands['requestBudget'] {
  const refs = { purposeRef: 'purpose', breakthroughRef: 'breakthrough' };
  return { requestId, amountCents, ...refs, policy: budgetPolicy, ...extra };
}

export function decision(
  requestId = 'm-1',
  choice: 'approve' | 'reject' = 'approve',
): Commands['decideBudget'] {
  return { requestId, decision: choice, policy: budgetPolicy };
}

export function spend(spendId = 'u-1', amountCents = 3_000): Commands['recordSpend'] {
  return { requestId: 'm-1', spendId, amountCents };
}

export function asked(amountCents = 50_000): CaseStory {
  return planned().give('requestBudget', money('m-1', amountCents));
}

export function approved(amountCents = 50_000): CaseStory {
  const story = asked(amountCents).give('decideBudget', decision());
  return amountCents > budgetPolicy.delegatedCents
    ? story.give('decideBudget', decision(), otherLeader)
    : story;
}

export const effects: Commands['recordEffects'] = {
  priceList: 'op-koers-2022',
  hourlyRateCents: 5_000,
  followUp: [],
  handoffCosts: [],
  otherCosts: [],
  reference: [],
};
