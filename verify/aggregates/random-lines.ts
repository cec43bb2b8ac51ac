import { lifeDomains, outcomes, type Actor, type DeadlineKind } from '../../domain/case/case';
import { suspensionReasons, windows } from '../../domain/case/commands';
import { clock, type CaseEvent, type Decided } from '../../domain/case/events';
import { rejectionReasons } from '../../domain/handoff/status';
import type { Random } from '../support/random';
import { orderOf } from './handoff-order';

const partners = ['viveste', 'jobstap', 'wil', 'enter', 'living-lab', 'uwv'];
const themes = ['waiting-list', 'joint-household-rule', 'no-emergency-housing', 'urgency-refused'];
const questions = ['housing', 'after-divorce', 'work', 'children'];
const results = ['benefit-arranged', 'urgency-granted', 'emergency-housing'];
const deadlines: readonly DeadlineKind[] = ['triage', 'intake', 'plan', 'call-back', 'action'];
const rules = ['Participatiewet', 'Participatiewet  artikel 22a', ' Huisvestingswet'];

const professional = (random: Random): Actor => ({
  subject: `wc-0${String(random.between(1, 4))}`,
  role: 'professional',
  organisation: random.pick(partners),
});

type Maker = (random: Random, number: number) => Decided;

/** Facts as journals hold them; every second kind corrects or repeats something that was counted before. */
const makers: readonly Maker[] = [
  (random) => ({
    type: 'intakeRecorded',
    data: {
      lifeDomains: some(random, lifeDomains),
      wantedAtTable: [],
      ...(random.isTrue(0.8) ? { questions: some(random, questions) } : {}),
    },
  }),
  (random) => ({
    type: 'signalRaised',
    data: {
      theme: random.pick(themes),
      window: random.pick(windows),
      organisations: some(random, partners),
    },
  }),
  (random) => ({
    type: 'deviationRecorded',
    data: { rule: random.pick(rules), reasonRef: 'r', decidedBy: 'pl-01' },
  }),
  (random, number) => ({
    type: 'sessionRecorded',
    data: {
      sessionId: `s-${String(number)}`,
      outcome: random.isTrue(0.7) ? 'held' : 'resident-absent',
      attendees: ['resident', ...some(random, partners)],
    },
  }),
  (random) => ({
    type: 'actionCompleted',
    data: { actionId: 'a1', wasBlocked: false, achieved: random.pick(results) },
  }),
  (random) => ({
    type: 'caseSuspended',
    data: { reason: random.pick(suspensionReasons), until: '2031-01-01T00:00:00.000Z' },
  }),
  (random) => ({ type: 'caseClosed', data: { outcome: random.pick(outcomes) } }),
  () => ({ type: 'caseReopened', data: { reasonRef: 'r' } }),
  () => ({ type: 'referralRedirected', data: { to: 'wil', reason: 'other' } }),
  (random) => ({
    type: 'deadlinePassed',
    data: {
      ...{ kind: random.pick(deadlines), passing: random.between(1, 2) },
      ...{ stage: 'plan', notify: 'case-holder' },
    },
  }),
  () => ({ type: 'outOfReach', data: { passing: 1, inView: [] } }),
];

/** Lines of one case's journal, made as they are asked for. */
export class RandomJournal {
  private seq = 0;
  private handoffs = 0;

  constructor(
    readonly caseNumber: string,
    private readonly random: Random,
    private readonly startMs: number,
  ) {}

  referral(): CaseEvent {
    const earlier = this.random.isTrue(0.1) ? { earlierCase: 'OK-2025-00001' } : {};
    return this.line({
      type: 'referralReceived',
      data: {
        ...{ source: 'social-team', team: 'adult', lifeDomains: [] },
        ...{ urgency: 'normal', storyRef: 'story', ...earlier },
      },
    });
  }

  next(count: number): readonly CaseEvent[] {
    return Array.from({ length: count }, () => this.line(this.fact()));
  }

  private fact(): Decided {
    if (this.random.isTrue(0.7)) return this.random.pick(makers)(this.random, this.seq);
    if (this.handoffs === 0 || this.random.isTrue(0.3)) return this.request();
    return this.aboutHandoff(`${this.caseNumber}/${String(this.random.between(1, this.handoffs))}`);
  }

  private request(): Decided {
    this.handoffs += 1;
    const handoffId = `${this.caseNumber}/${String(this.handoffs)}`;
    const partner = this.random.pick(partners);
    return {
      type: 'handoffRequested',
      data: orderOf({ handoffId, number: this.handoffs, partner, requestedAt: this.now() }),
    };
  }

  private aboutHandoff(handoffId: string): Decided {
    const { random } = this;
    const answer = {
      handoffId,
      answerId: `answer-${String(this.seq)}`,
      isApplied: random.isTrue(0.9),
      sequence: this.seq,
    };
    const facts: readonly Decided[] = [
      { type: 'handoffDelivered', data: { handoffId, attempts: 1 } },
      { type: 'handoffAnswered', data: { ...answer, status: 'accepted' } },
      { type: 'handoffAnswered', data: { ...answer, status: 'in-progress' } },
      {
        type: 'handoffAnswered',
        data: { ...answer, status: 'rejected', reason: random.pick(rejectionReasons) },
      },
      {
        type: 'handoffTermPassed',
        data: {
          ...{ handoffId, kind: random.pick(['acceptance', 'progress'] as const) },
          ...{ passing: random.between(1, 2), notify: 'case-holder' },
        },
      },
    ];
    return random.pick(facts);
  }

  private line(fact: Decided): CaseEvent {
    this.seq += 1;
    const by = this.random.isTrue(0.2) ? clock : professional(this.random);
    return { ...fact, seq: this.seq, at: this.now(), by };
  }

  /** Six hours on with every line. */
  private now(): string {
    return new Date(this.startMs + this.seq * 21_600_000).toISOString();
  }
}

function some<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  return items.filter(() => random.isTrue(0.4));
}
