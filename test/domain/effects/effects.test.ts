import { effectsOf } from '../../../domain/effects/effects';
import { accepted, approved, held, intake, session, type CaseStory } from '../case/case-builder';
import { sixCases } from './six-cases';

const rate = 5_000;
const five = ['work-coach', 'social-team', 'income-and-debts', 'welfare', 'lister'];

function withSessions(count: number): CaseStory {
  const story = accepted().give('recordIntake', intake);
  return Array.from({ length: count }).reduce<CaseStory>((so, _, number) => {
    const sessionId = `s-${String(number)}`;
    const attendees = ['resident', 'network', ...five];
    return so
      .give('scheduleSession', { ...session, sessionId })
      .give('recordSession', { sessionId, outcome: 'held', attendees, minutes: 90 });
  }, story);
}

const inEuros = (amount: { lowCents: number; highCents: number } | undefined) =>
  amount === undefined ? 'unknown' : [amount.lowCents / 100, amount.highCents / 100];

describe('the effects of the six cases of the report', () => {
  it.each(sixCases)('case $number gives the report its amounts line by line', (reported) => {
    const story = withSessions(reported.sessions).give('recordEffects', reported.record);
    const { intervention, reference } = effectsOf(story.journal, rate);
    expect(intervention.lines.map(({ amount }) => inEuros(amount))).toEqual(reported.intervention);
    const [low, high, isComplete] = reported.interventionTotal;
    expect(intervention.total).toEqual({
      ...{ lowCents: low * 100, highCents: high * 100, isComplete },
    });
    expect(reference.lines.map(({ amount }) => amount?.lowCents)).toEqual(
      reported.reference.map((euros) => (euros === 'unknown' ? undefined : euros * 100)),
    );
    const [euros, isWhole] = reported.referenceTotal;
    expect(reference.total).toEqual({
      ...{ lowCents: euros * 100, highCents: euros * 100, isComplete: isWhole },
    });
  });

  it.each(sixCases)('case $number is $verdict by $ground', (reported) => {
    const story = withSessions(reported.sessions).give('recordEffects', reported.record);
    const { verdict, ground } = effectsOf(story.journal, rate).judged;
    expect([verdict, ground]).toEqual([reported.verdict, reported.ground]);
  });

  it('are cost-effective in four of six', () => {
    const good = sixCases.filter(({ verdict }) => verdict === 'cost-effective');
    expect(good.map(({ number }) => number)).toEqual([1, 3, 5, 6]);
  });
});

describe('the cost of the intervention', () => {
  it('counts 375 euros for an hour and a half with five professionals', () => {
    const [line] = effectsOf(withSessions(1).journal, rate).intervention.lines;
    expect(line).toMatchObject({ professionals: 5, amount: { lowCents: 37_500 } });
  });

  it('leaves a session without minutes unknown and says that the total is not complete', () => {
    const story = accepted().give('scheduleSession', session).give('recordSession', held);
    const { lines, total } = effectsOf(story.journal, rate).intervention;
    expect(lines[0]).toEqual({ kind: 'session', sessionId: 's-1', professionals: 1 });
    expect(total.isComplete).toBe(false);
  });

  it('keeps the follow-up work unknown until somebody enters it', () => {
    const { lines } = effectsOf(withSessions(0).journal, rate).intervention;
    expect(lines).toEqual([{ kind: 'follow-up' }]);
  });

  it('has the budget as it was spent, less what came back', () => {
    const story = approved()
      .give('recordSpend', { requestId: 'm-1', spendId: 'u-1', amountCents: 30_000 })
      .give('recordRefund', {
        ...{ requestId: 'm-1', spendId: 'u-1', refundId: 'r-1', amountCents: 5_000 },
      });
    const line = effectsOf(story.journal, rate).intervention.lines.at(-1);
    expect(line).toEqual({ kind: 'budget', amount: { lowCents: 25_000, highCents: 25_000 } });
  });

  it('keeps the hourly rate with which it was recorded', () => {
    const [first] = sixCases;
    const story = withSessions(1).give('recordEffects', first!.record);
    expect(effectsOf(story.journal, 9_900).hourlyRateCents).toBe(5_000);
  });
});

describe('the verdict', () => {
  it('is hard to determine while nothing is known', () => {
    const { judged } = effectsOf(accepted().journal, rate);
    expect(judged).toEqual({ verdict: 'hard-to-determine', ground: 'missing-amounts' });
  });

  it('names the margin that what is unknown must not pass', () => {
    const third = sixCases[2]!;
    const story = withSessions(3).give('recordEffects', third.record);
    expect(effectsOf(story.journal, rate).judged.marginCents).toBe(1_407_500);
  });

  it('does not call a dearer intervention dearer while the reference has an unknown line', () => {
    const fifth = sixCases[4]!.record;
    const { judgement: _judgement, ...record } = fifth;
    const story = withSessions(3).give('recordEffects', record);
    expect(effectsOf(story.journal, rate).judged.verdict).toBe('hard-to-determine');
    const cheap = { ...record, reference: [{ ...record.reference[0]!, priceCents: 10_000 }] };
    const known = withSessions(3).give('recordEffects', cheap);
    expect(effectsOf(known.journal, rate).judged).toMatchObject({
      ...{ verdict: 'not-cost-effective', ground: 'amounts' },
    });
  });
});

describe('the evaluation', () => {
  it('has each life domain of the start beside the situation now', () => {
    const story = accepted()
      .give('recordIntake', {
        ...{ lifeDomains: ['housing', 'debts'], wantedAtTable: [], successCriterionRef: 'when' },
      })
      .give('closeCase', { outcome: 'handed-over', handedOverTo: 'wil' })
      .give('recordEvaluation', {
        ...{ success: 'partly', satisfaction: 7 },
        situation: [
          { lifeDomain: 'debts', situation: 'better' },
          { lifeDomain: 'work', situation: 'same' },
        ],
      });
    expect(effectsOf(story.journal, rate).evaluation).toEqual({
      ...{ successCriterionRef: 'when', success: 'partly', satisfaction: 7 },
      domains: [
        { lifeDomain: 'housing', wasTicked: true },
        { lifeDomain: 'debts', wasTicked: true, now: 'better' },
        { lifeDomain: 'work', wasTicked: false, now: 'same' },
      ],
    });
  });
});

describe('the timelines', () => {
  it('place what happened and what would have happened in months after the referral', () => {
    const story = withSessions(1).give('recordEffects', sixCases[0]!.record);
    const { intervention, reference } = effectsOf(story.journal, rate).timelines;
    expect(intervention).toEqual([{ code: 'session', about: 's-0', fromMonth: 0, untilMonth: 0 }]);
    expect(reference[0]).toEqual({
      ...{ code: 'life-event', about: 'specialist-mental-health', fromMonth: 0, untilMonth: 4 },
    });
  });
});
