/** What people enter, and what the 2022 report says comes out of it. Euros. */
export interface ReportCase {
  readonly number: number;
  /** An hour and a half each, with five professionals. */
  readonly sessions: number;
  readonly entered: object;
  readonly intervention: readonly Line[];
  readonly interventionTotal: readonly [low: number, high: number, isComplete: boolean];
  readonly reference: readonly Line[];
  readonly referenceTotal: readonly [low: number, high: number, isComplete: boolean];
  readonly verdict: string;
  readonly ground: string;
}

type Line = number | readonly [low: number, high: number] | 'unknown';

const hours = (party: string, low: number, high = low) => ({
  ...{ party, lowMinutes: low * 60, highMinutes: high * 60 },
});
const euros = (amount: number) => ({ lowCents: amount * 100, highCents: amount * 100 });
const nothing = [0, 0, false] as const;
const hard = { verdict: 'hard-to-determine', ground: 'missing-amounts' } as const;

/** DOMAIN section 4, line by line. */
export const reportCases: readonly ReportCase[] = [
  {
    ...{ number: 1, sessions: 3 },
    entered: {
      followUp: [hours('table', 5)],
      reference: [
        { code: 'specialist-mental-health' },
        { code: 'debt-counselling' },
        { code: 'benefit' },
        { code: 'benefit-administration' },
        { code: 'social-activation' },
      ],
    },
    intervention: [375, 375, 375, 250],
    interventionTotal: [1_375, 1_375, true],
    reference: [8_000, 1_500, 14_000, 2_900, 3_750],
    referenceTotal: [30_150, 30_150, true],
    ...{ verdict: 'cost-effective', ground: 'amounts' },
  },
  {
    ...{ number: 2, sessions: 2 },
    entered: {
      followUp: [hours('table', 6.5, 12.5)],
      otherCosts: [{ what: 'Ingezameld voor de zorgverzekering', amount: euros(800) }],
    },
    intervention: [375, 375, [325, 625], 800],
    interventionTotal: [1_075 + 800, 1_375 + 800, true],
    ...{ reference: [], referenceTotal: nothing, ...hard },
  },
  {
    ...{ number: 3, sessions: 3 },
    entered: {
      followUp: [{ party: 'table' }],
      handoffCosts: [{ partner: 'jobstap', amount: euros(3_200) }],
      reference: [
        { code: 'benefit' },
        { code: 'benefit-administration' },
        { code: 'debt-counselling' },
      ],
    },
    intervention: [375, 375, 375, 'unknown', 3_200],
    interventionTotal: [1_125 + 3_200, 1_125 + 3_200, false],
    reference: [14_000, 2_900, 1_500],
    referenceTotal: [18_400, 18_400, true],
    ...{ verdict: 'cost-effective', ground: 'amounts' },
  },
  {
    ...{ number: 4, sessions: 1 },
    entered: { followUp: [hours('table', 1.8, 20)] },
    intervention: [375, [90, 1_000]],
    interventionTotal: [465, 1_375, true],
    ...{ reference: [], referenceTotal: nothing, ...hard },
  },
  {
    ...{ number: 5, sessions: 0 },
    entered: {
      followUp: [hours('table', 6), hours('social-team', 3), hours('youth-desk', 1)],
      handoffCosts: [{ partner: 'living-lab' }],
      reference: [{ code: 'homelessness' }],
      judgement: {
        ...{ verdict: 'cost-effective', ground: 'evidence' },
        explanation: 'Eerdere kosten-batenanalyses over het voorkomen van dakloosheid.',
      },
    },
    intervention: [300, 150, 50, 'unknown'],
    interventionTotal: [500, 500, false],
    reference: ['unknown'],
    referenceTotal: nothing,
    ...{ verdict: 'cost-effective', ground: 'evidence' },
  },
  {
    ...{ number: 6, sessions: 3 },
    entered: {
      followUp: [hours('table', 5, 8.5)],
      handoffCosts: [{ partner: 'enter', amount: euros(3_750) }],
      judgement: {
        ...{ verdict: 'cost-effective', ground: 'judgement' },
        explanation: 'De deelnemers zien dat hij weer meedoet en zelf werk vond.',
      },
    },
    intervention: [375, 375, 375, [250, 425], 3_750],
    interventionTotal: [1_375 + 3_750, 1_550 + 3_750, true],
    ...{ reference: [], referenceTotal: nothing },
    ...{ verdict: 'cost-effective', ground: 'judgement' },
  },
];
