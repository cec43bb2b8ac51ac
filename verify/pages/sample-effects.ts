import { loadPrices } from '../../config/prices';
import type { CaseEvent } from '../../domain/case/events';
import type { EffectsRecord, LifeEvent } from '../../domain/effects/effects-record';

const prices = loadPrices('config/prices/op-koers-2022.json');
const by = { subject: 'wc-01', role: 'professional', organisation: 'wil' } as const;
const five = ['work-coach', 'social-team', 'income-and-debts', 'welfare', 'lister'];

type Fact = {
  [Type in CaseEvent['type']]: { readonly type: Type; readonly data: CaseEvent<Type>['data'] };
}[CaseEvent['type']];
type Told = readonly [day: string, fact: Fact];

function journalOf(told: readonly Told[]): readonly CaseEvent[] {
  return told.map(([day, fact], index) => ({
    ...{ seq: index + 1, at: `${day}T09:00:00.000Z`, by },
    ...fact,
  }));
}

const euros = (low: number, high = low) => ({ lowCents: low * 100, highCents: high * 100 });

function lifeEvent(code: string, fromMonth = 0, months?: number): LifeEvent {
  const line = prices.lines.find((each) => each.code === code);
  if (line === undefined) throw new Error(`the price list has no ${code}`);
  const { months: pricedMonths, cents, priceYear, source } = line;
  const price = cents === undefined ? {} : { priceCents: cents };
  return {
    code,
    fromMonth,
    months: months ?? pricedMonths,
    pricedMonths,
    ...price,
    priceYear,
    source,
  };
}

const record = (parts: Partial<EffectsRecord>): EffectsRecord => ({
  ...{ priceList: prices.version, hourlyRateCents: 5_000 },
  ...{ followUp: [], handoffCosts: [], otherCosts: [], reference: [] },
  ...parts,
});

const referred: Told = [
  '2026-09-07',
  {
    type: 'referralReceived',
    data: {
      ...{ source: 'social-team', team: 'adult', lifeDomains: ['housing'], urgency: 'normal' },
      storyRef: 'story',
    },
  },
];
const intake: Told = [
  '2026-09-10',
  {
    type: 'intakeRecorded',
    data: {
      ...{ lifeDomains: ['housing', 'debts', 'social-contacts'], wantedAtTable: [] },
      successCriterionRef: 'criterion',
    },
  },
];
const evaluated: Told = [
  '2027-04-12',
  {
    type: 'evaluationRecorded',
    data: {
      ...{ success: 'partly', satisfaction: 8 },
      situation: [
        { lifeDomain: 'housing', situation: 'solved' },
        { lifeDomain: 'debts', situation: 'better' },
        { lifeDomain: 'work', situation: 'same' },
      ],
    },
  },
];

const session = (day: string, minutes?: number): Told => [
  day,
  {
    type: 'sessionRecorded',
    data: {
      ...{ sessionId: `s-${day}`, outcome: 'held', attendees: ['resident', 'network', ...five] },
      ...(minutes === undefined ? {} : { minutes }),
    },
  },
];
const spent = (day: string, amountCents: number): Told => [
  day,
  { type: 'budgetSpent', data: { requestId: 'm-1', spendId: `u-${day}`, amountCents } },
];

const known = journalOf([
  ...[referred, intake, session('2026-09-28', 90), session('2026-10-26', 90)],
  spent('2026-11-02', 38_995),
  session('2027-01-18', 75),
  ['2027-03-29', { type: 'caseClosed', data: { outcome: 'breakthrough' } }],
  evaluated,
  [
    '2027-04-12',
    {
      type: 'effectsRecorded',
      data: record({
        followUp: [
          { party: 'table', lowMinutes: 300, highMinutes: 510 },
          { party: 'wil', lowMinutes: 90 },
        ],
        handoffCosts: [{ partner: 'jobstap', amount: euros(3_200) }],
        otherCosts: [{ whatRef: 'cost', amount: euros(50, 100) }],
        reference: [
          lifeEvent('debt-counselling'),
          lifeEvent('benefit', 1, 18),
          lifeEvent('benefit-administration', 1, 18),
          lifeEvent('specialist-mental-health', 3),
          lifeEvent('social-activation', 6),
        ],
      }),
    },
  ],
]);

/** Long enough for a second sheet, with something unknown in each part. */
const atLeast = journalOf([
  ...[referred, intake],
  ...['2026-09-21', '2026-10-05', '2026-10-19', '2026-11-02', '2026-11-16', '2026-11-30'].map(
    (day, index) => session(day, index === 2 ? undefined : 90),
  ),
  ...['2026-10-12', '2026-11-09', '2026-12-07', '2027-01-11'].map((day) => spent(day, 12_500)),
  ['2027-03-29', { type: 'caseClosed', data: { outcome: 'breakthrough' } }],
  evaluated,
  [
    '2027-04-12',
    {
      type: 'effectsRecorded',
      data: record({
        followUp: [
          { party: 'table' },
          { party: 'social-team', lowMinutes: 180, highMinutes: 240 },
          { party: 'youth-desk', lowMinutes: 60 },
        ],
        handoffCosts: [{ partner: 'enter' }, { partner: 'jobstap', amount: euros(1_200) }],
        otherCosts: [{ whatRef: 'cost' }],
        reference: [
          lifeEvent('homelessness', 2),
          ...prices.lines.slice(0, 5).map(({ code }, index) => lifeEvent(code, index * 3)),
        ],
      }),
    },
  ],
]);

const hard = journalOf([
  ...[referred, intake, session('2026-09-28', 90)],
  ['2027-03-29', { type: 'caseClosed', data: { outcome: 'handed-over', handedOverTo: 'wil' } }],
  ['2027-04-12', { type: 'evaluationRecorded', data: { success: 'unknown', situation: [] } }],
  [
    '2027-04-12',
    {
      type: 'effectsRecorded',
      data: record({
        followUp: [{ party: 'table', lowMinutes: 108, highMinutes: 1_200 }],
        judgement: {
          ...{ verdict: 'hard-to-determine', ground: 'judgement' },
          explanationRef: 'explanation',
        },
      }),
    },
  ],
]);

/** The states of the page, by the last part of their address. */
export const sampleEffects: Readonly<Record<string, readonly CaseEvent[]>> = {
  ...{ known, 'at-least': atLeast, hard },
  empty: journalOf([referred]),
};

/** What people wrote, by its reference. */
export const sampleEffectsTexts: ReadonlyMap<string, string> = new Map([
  [
    'criterion',
    'Ik wil weer een eigen plek, waar mijn dochter kan blijven slapen.\nEn rust met de brieven.',
  ],
  ['cost', 'Een bed en een matras, via de kringloop.'],
  [
    'explanation',
    'Hij is verhuisd naar familie in een andere gemeente. Wat er anders was gebeurd, weet niemand.',
  ],
]);
