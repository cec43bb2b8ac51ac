import type { AnswerOf } from '../../api/pages/operations';

const day = 24 * 3_600_000;
const from = (days: number) => new Date(Date.now() + days * day).toISOString();

type Overview = AnswerOf<'getOverview'>;
const stages = [
  ...(['referral', 'intake', 'first-session', 'plan'] as const),
  ...(['call-back', 'follow-up-session', 'closure', 'aftercare'] as const),
];

export function overviewOf(isEmpty: boolean): Overview {
  const many = (count: number) => (isEmpty ? 0 : count);
  return {
    stages: stages.map((stage, index) => ({
      ...{ stage, adult: many(index), youth: many(index % 2), overdue: many(index % 3) },
    })),
    counts: {
      ...{ openCases: many(31), maxOpenCases: 40, newThisMonth: many(6), overdue: many(4) },
      ...{ overdueTwice: many(2), atPartner: many(9), outOfSight: many(2) },
      ...(isEmpty ? {} : { longestAtPartnerSince: from(-24) }),
    },
    budget: {
      ...{ year: 2026, spentCents: many(394_000), cases: many(11) },
      ...{ averageCents: many(35_800), highestCents: many(120_000) },
    },
  };
}

const term = {
  ...{ stage: 'call-back' as const, caseHolder: 'id-01', backup: 'st-01' },
  ...{ shortName: 'Noor V.', workingDaysLate: 3 },
};

export const passedTerms: AnswerOf<'listDeadlines'> = {
  secondTime: [
    {
      ...{ ...term, caseNumber: 'OK-2026-00038', kind: 'call-back' },
      ...{ dueAt: from(-4), passings: 2 },
    },
    {
      ...{ ...term, caseNumber: 'OK-2026-00029', kind: 'acceptance', partner: 'jellinek' },
      ...{ about: 'OK-2026-00029-H1', dueAt: from(-24), passings: 2 },
    },
  ],
  firstTime: [
    {
      ...{ ...term, caseNumber: 'OK-2026-00064', kind: 'intake' },
      ...{ dueAt: from(-3), passings: 1 },
    },
  ],
  outOfSight: [
    {
      ...{ ...term, caseNumber: 'OK-2026-00012', kind: 'out-of-reach', dueAt: from(-10) },
      ...{ passings: 1, lastContactAt: from(-70) },
    },
  ],
  isCut: false,
};

export const noPassedTerms: AnswerOf<'listDeadlines'> = {
  ...{ secondTime: [], firstTime: [], outOfSight: [], isCut: false },
};
