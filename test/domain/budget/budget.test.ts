import fc from 'fast-check';
import { approvedCents, leftOf, spentCents } from '../../../domain/budget/budget';
import { apply } from '../../../domain/case/apply';
import type { Actor, Case } from '../../../domain/case/case';
import { commandRules } from '../../../domain/case/command-rules';
import type { Commands } from '../../../domain/case/commands';
import type { CommandRule } from '../../../domain/case/rule';
import {
  approved,
  asked,
  budgetPolicy,
  decision,
  money,
  otherLeader,
  planned,
  projectLeader,
  spend,
  terms,
  workCoach,
} from '../case/case-builder';

const requests = (current: Case) => current.budget ?? [];

describe('a request for money', () => {
  it('keeps who asked and waits for another to decide', () => {
    const [request] = requests(asked().current);
    expect(request).toMatchObject({
      ...{ status: 'requested', amountCents: 50_000, requestedBy: 'wc-01', spends: [] },
    });
    expect(request).not.toHaveProperty('policy');
  });

  it('is approved by one project leader up to the delegated amount', () => {
    const [request] = requests(approved(100_000).current);
    expect(request).toMatchObject({ status: 'approved', decidedBy: 'pl-01' });
  });

  it('above it needs a second one', () => {
    const story = asked(100_001).give('decideBudget', decision());
    expect(requests(story.current)[0]).toMatchObject({
      ...{ status: 'first-approved', firstApprovedBy: 'pl-01' },
    });
    story.give('decideBudget', decision(), otherLeader);
    expect(requests(story.current)[0]).toMatchObject({ status: 'approved', decidedBy: 'pl-02' });
  });

  it('needs a second leader too when small requests together pass the delegated amount', () => {
    const story = approved(80_000)
      .give('requestBudget', money('m-2', 20_001))
      .give('decideBudget', decision('m-2'));
    expect(requests(story.current)[1]?.status).toBe('first-approved');
  });

  it('can be rejected by whoever approved it first', () => {
    const story = asked(100_001).give('decideBudget', decision());
    story.give('decideBudget', decision('m-1', 'reject'));
    expect(requests(story.current)[0]?.status).toBe('rejected');
    expect(approvedCents(requests(story.current))).toBe(0);
  });

  it('that was rejected leaves the cap free', () => {
    const story = asked(250_000).give('decideBudget', decision('m-1', 'reject'));
    expect(story.refusal('requestBudget', money('m-2', 250_000))).toBeUndefined();
  });
});

describe('spending', () => {
  it('goes on after closing as long as the case is in closure', () => {
    const story = approved().give('closeCase', { outcome: 'breakthrough' });
    expect(story.refusal('recordSpend', spend())).toBeUndefined();
  });

  it('may use again what came back', () => {
    const story = approved(3_000).give('recordSpend', spend());
    expect(story.refusal('recordSpend', spend('u-2', 1_000))).toBe('BUDGET_USED_UP');
    story.give('recordRefund', { ...spend('u-1', 1_000), refundId: 'r-1' });
    story.give('recordSpend', spend('u-2', 1_000));
    expect(spentCents(requests(story.current))).toBe(3_000);
    expect(leftOf(requests(story.current)[0]!)).toBe(0);
  });
});

type Given = {
  [Name in 'requestBudget' | 'decideBudget' | 'recordSpend' | 'recordRefund']: {
    readonly name: Name;
    readonly data: Commands[Name];
    readonly by: Actor;
  };
}['requestBudget' | 'decideBudget' | 'recordSpend' | 'recordRefund'];

const requestId = fc.constantFrom('m-1', 'm-2', 'm-3');
const spendId = fc.constantFrom('u-1', 'u-2', 'u-3', 'u-4', 'u-5', 'u-6');
const by = fc.constantFrom(workCoach, projectLeader, otherLeader);
/** Mostly small ones, so that several fit into one case. */
const amountCents = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 300_000 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 250_000, 100_000, 1),
  },
);

const commands: fc.Arbitrary<Given> = fc.oneof(
  fc.record({ requestId, amountCents, by }).map(({ by: asker, ...data }) => ({
    ...{ name: 'requestBudget' as const, by: asker },
    data: money(data.requestId, data.amountCents),
  })),
  fc.record({ requestId, by, choice: fc.constantFrom('approve', 'reject') }).map((given) => ({
    ...{ name: 'decideBudget' as const, by: given.by },
    data: decision(given.requestId, given.choice),
  })),
  fc.record({ requestId, spendId, amountCents }).map((data) => ({
    ...{ name: 'recordSpend' as const, by: workCoach, data },
  })),
  fc.record({ requestId, spendId, amountCents }).map((data) => ({
    ...{ name: 'recordRefund' as const, by: workCoach, data: { ...data, refundId: 'r-1' } },
  })),
);

function give(current: Case, { name, data, by: actor }: Given): Case {
  const rule: CommandRule<typeof name> = commandRules[name];
  const command = { ...data, commandId: 'c', by: actor } as Parameters<typeof rule.refuse>[1];
  const context = { now: '2026-10-06T08:00:00.000Z', terms };
  if (rule.refuse(current, command, context) !== undefined) return current;
  const decided = rule.decide(current, command, context);
  return apply(current, decided, { at: context.now, by: actor }).current;
}

describe('any sequence of commands', () => {
  it('never passes the cap, spends what was not approved, or lets one decide alone', () => {
    const start = planned().current;
    let spent = 0;
    fc.assert(
      fc.property(fc.array(commands, { minLength: 10, maxLength: 60 }), (sequence) => {
        const end = sequence.reduce((current, given) => {
          const after = give(current, given);
          const approvedNow = approvedCents(requests(after));
          const spentNow = spentCents(requests(after));
          expect(approvedNow).toBeLessThanOrEqual(budgetPolicy.capCents);
          expect(spentNow).toBeGreaterThanOrEqual(0);
          expect(spentNow).toBeLessThanOrEqual(approvedNow);
          for (const request of requests(after)) expect(leftOf(request)).toBeGreaterThanOrEqual(0);
          return after;
        }, start);
        for (const { decidedBy, requestedBy, firstApprovedBy, status } of requests(end)) {
          expect(decidedBy).not.toBe(requestedBy);
          if (status === 'approved' && firstApprovedBy !== undefined)
            expect(decidedBy).not.toBe(firstApprovedBy);
        }
        spent += spentCents(requests(end));
      }),
      { numRuns: 400 },
    );
    // Otherwise the sequences never came to spending, and nothing was tried.
    expect(spent).toBeGreaterThan(5_000);
  });
});

describe('requests that together are more than the cap', () => {
  const leaders = [projectLeader, otherLeader];
  const ask = (id: string, amount: number): Given => ({
    ...{ name: 'requestBudget', by: workCoach, data: money(id, amount) },
  });
  const approve = (id: string): readonly Given[] =>
    leaders.map((by) => ({ name: 'decideBudget', by, data: decision(id) }));
  const large = fc.array(fc.integer({ min: 70_000, max: 250_000 }), { minLength: 4, maxLength: 6 });

  it.each(['each decided before the next', 'all asked before one is decided'])(
    'are never all approved: %s',
    (order) => {
      fc.assert(
        fc.property(large, (amounts) => {
          const ids = amounts.map((_amount, index) => `m-${String(index)}`);
          const asks = amounts.map((amount, index) => ask(ids[index] ?? '', amount));
          const steps = order.startsWith('each')
            ? asks.flatMap((each, index) => [each, ...approve(ids[index] ?? '')])
            : [...asks, ...ids.flatMap(approve)];
          const promised = approvedCents(requests(steps.reduce(give, planned().current)));
          expect(promised).toBeGreaterThan(0);
          expect(promised).toBeLessThanOrEqual(budgetPolicy.capCents);
        }),
      );
    },
  );
});

describe('the total of a case', () => {
  const cents = fc.integer({ min: 1, max: 100_000 });
  const lines = fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 20 });

  it('is the sum of its lines less what came back, in any order', () => {
    const whole = requests(approved(100_000).current);
    const totalOf = (spends: readonly (readonly [number, number])[]) =>
      spentCents(
        whole.map((request) => ({
          ...request,
          spends: spends.map(([amount, back], index) => ({
            ...{ spendId: `u-${String(index)}`, amountCents: amount },
            refundedCents: Math.min(amount, back),
          })),
        })),
      );
    const shuffled = lines.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        let kept = 0;
        for (const [amount, back] of given) kept += amount > back ? amount - back : 0;
        expect(totalOf(given)).toBe(kept);
        expect(totalOf(other)).toBe(kept);
      }),
    );
  });
});
