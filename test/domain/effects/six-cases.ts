import type { Commands } from '../../../domain/case/commands';
import type { LifeEvent } from '../../../domain/effects/effects-record';
import { loadPrices } from '../../../config/prices';

type Record = Commands['recordEffects'];

const prices = loadPrices('config/prices/op-koers-2022.json');

function event(code: string): LifeEvent {
  const line = prices.lines.find((each) => each.code === code);
  if (line === undefined) throw new Error(`the price list has no ${code}`);
  const { months, cents, priceYear, source } = line;
  const price = cents === undefined ? {} : { priceCents: cents };
  return { code, fromMonth: 0, months, pricedMonths: months, ...price, priceYear, source };
}

function record(parts: Partial<Record>): Record {
  return {
    priceList: prices.version,
    hourlyRateCents: 5_000,
    ...{ followUp: [], handoffCosts: [], otherCosts: [], reference: [] },
    ...parts,
  };
}

const euros = (low: number, high = low) => ({ lowCents: low * 100, highCents: high * 100 });
const work = (party: string, low: number, high = low) => ({
  ...{ party, lowMinutes: low, highMinutes: high },
});

interface ReportCase {
  readonly number: number;
  /** Of an hour and a half, with five professionals. */
  readonly sessions: number;
  readonly record: Record;
  /** Euros, one a line, in the order of the calculator; a line without an amount is unknown. */
  readonly intervention: readonly (readonly [low: number, high: number] | 'unknown')[];
  readonly interventionTotal: readonly [low: number, high: number, isComplete: boolean];
  readonly reference: readonly (number | 'unknown')[];
  readonly referenceTotal: readonly [euros: number, isComplete: boolean];
  readonly verdict: string;
  readonly ground: string;
}

const session = [375, 375] as const;

/** The six cases of the 2022 report (DOMAIN section 4). */
export const sixCases: readonly ReportCase[] = [
  {
    number: 1,
    sessions: 3,
    record: record({
      followUp: [work('table', 300)],
      reference: [
        event('specialist-mental-health'),
        event('debt-counselling'),
        event('benefit'),
        event('benefit-administration'),
        event('social-activation'),
      ],
    }),
    intervention: [session, session, session, [250, 250]],
    interventionTotal: [1_375, 1_375, true],
    reference: [8_000, 1_500, 14_000, 2_900, 3_750],
    referenceTotal: [30_150, true],
    verdict: 'cost-effective',
    ground: 'amounts',
  },
  {
    number: 2,
    sessions: 2,
    record: record({
      followUp: [work('table', 390, 750)],
      otherCosts: [{ whatRef: 'collected-for-health-insurance', amount: euros(800) }],
    }),
    intervention: [session, session, [325, 625], [800, 800]],
    interventionTotal: [1_875, 2_175, true],
    reference: [],
    referenceTotal: [0, false],
    verdict: 'hard-to-determine',
    ground: 'missing-amounts',
  },
  {
    number: 3,
    sessions: 3,
    record: record({
      followUp: [{ party: 'table' }],
      handoffCosts: [{ partner: 'jobstap', amount: euros(3_200) }],
      reference: [event('benefit'), event('benefit-administration'), event('debt-counselling')],
    }),
    intervention: [session, session, session, 'unknown', [3_200, 3_200]],
    interventionTotal: [4_325, 4_325, false],
    reference: [14_000, 2_900, 1_500],
    referenceTotal: [18_400, true],
    verdict: 'cost-effective',
    ground: 'amounts',
  },
  {
    number: 4,
    sessions: 1,
    record: record({ followUp: [work('table', 108, 1_200)] }),
    intervention: [session, [90, 1_000]],
    interventionTotal: [465, 1_375, true],
    reference: [],
    referenceTotal: [0, false],
    verdict: 'hard-to-determine',
    ground: 'missing-amounts',
  },
  {
    number: 5,
    sessions: 0,
    record: record({
      followUp: [work('table', 360), work('social-team', 180), work('youth-desk', 60)],
      handoffCosts: [{ partner: 'living-lab' }],
      reference: [event('homelessness')],
      judgement: { verdict: 'cost-effective', ground: 'evidence', explanationRef: 'studies' },
    }),
    intervention: [[300, 300], [150, 150], [50, 50], 'unknown'],
    interventionTotal: [500, 500, false],
    reference: ['unknown'],
    referenceTotal: [0, false],
    verdict: 'cost-effective',
    ground: 'evidence',
  },
  {
    number: 6,
    sessions: 3,
    record: record({
      followUp: [work('table', 300, 510)],
      handoffCosts: [{ partner: 'enter', amount: euros(3_750) }],
      judgement: { verdict: 'cost-effective', ground: 'judgement', explanationRef: 'participants' },
    }),
    intervention: [session, session, session, [250, 425], [3_750, 3_750]],
    interventionTotal: [5_125, 5_300, true],
    reference: [],
    referenceTotal: [0, false],
    verdict: 'cost-effective',
    ground: 'judgement',
  },
];
