import {
  answer,
  applyFacts,
  begin,
  deliver,
  recalled,
  stop,
  type DecidedFact,
} from '../../../domain/handoff/decide-handoff';
import type { PartnerAnswer } from '../../../domain/handoff/answer';
import type { HandoffFact } from '../../../domain/handoff/events';
import { openHandoff } from '../../../domain/handoff/fold-handoff';
import type { Handoff, HandoffOrder } from '../../../domain/handoff/handoff';

/** A Monday, 10:00 in Amsterdam. */
const monday = '2026-10-05T08:00:00.000Z';

const order: HandoffOrder = {
  handoffId: 'OK-2026-00001-H1',
  number: 1,
  actionId: 'a1',
  partner: 'viveste',
  kind: 'help-request',
  basisId: 'b-00000001',
  categories: ['identity', 'housing'],
  urgency: 'normal',
  questionRef: 'question-1',
  detailRefs: [],
  terms: {
    acceptance: { unit: 'working-days', count: 5 },
    progress: { unit: 'weeks', count: 2 },
    completion: { unit: 'weeks', count: 8 },
    deletion: { unit: 'working-days', count: 3 },
  },
  delivery: { retrySeconds: [5, 300], tellAfterAttempt: 4, crisisSeconds: 900 },
  requestedAt: monday,
  commandId: 'c1',
};

/** A hand-off in the making, with the facts it leaves. */
export class HandoffStory {
  current: Handoff;
  readonly facts: HandoffFact[] = [];
  now = monday;
  #answers = 0;

  constructor(overrides: Partial<HandoffOrder> = {}) {
    this.current = openHandoff({ ...order, ...overrides });
  }

  decide(decision: (current: Handoff, now: string) => readonly DecidedFact[]): this {
    const applied = applyFacts(this.current, decision(this.current, this.now), this.now);
    this.current = applied.current;
    this.facts.push(...applied.facts);
    return this;
  }

  at(now: string): this {
    this.now = now;
    return this;
  }

  say(said: Pick<PartnerAnswer, 'status' | 'sequence'> & Partial<PartnerAnswer>): this {
    this.#answers += 1;
    const given: PartnerAnswer = {
      answerId: `answer-${String(this.#answers)}`,
      handoffId: this.current.handoffId,
      partner: this.current.partner,
      receivedAt: this.now,
      ...said,
    };
    return this.decide((current, now) => answer(current, given, now));
  }

  withdraw(): this {
    return this.decide((current, now) =>
      stop(current, { why: 'basis-withdrawn', withdrawnAt: now }),
    );
  }

  get types(): readonly string[] {
    return this.facts.map(({ type }) => type);
  }

  due(kind: string): string | undefined {
    return this.current.deadlines.find((deadline) => deadline.kind === kind)?.dueAt;
  }
}

export function sending(overrides: Partial<HandoffOrder> = {}): HandoffStory {
  return new HandoffStory(overrides).decide(begin);
}

export function requested(overrides: Partial<HandoffOrder> = {}): HandoffStory {
  return sending(overrides).decide((current, now) => deliver(current, 1, now));
}

export function accepted(): HandoffStory {
  return requested().say({ status: 'accepted', sequence: 1 });
}

export function recalling(): HandoffStory {
  return requested().withdraw().decide(recalled);
}
