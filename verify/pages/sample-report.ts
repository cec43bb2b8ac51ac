import { lifeDomains, outcomes } from '../../domain/case/case';
import type { Published } from '../../domain/report/counts';
import {
  budgetFigures,
  successes,
  type PartnerLine,
  type SignalReport,
  type ThemeLine,
} from '../../domain/report/report';

const withheld = 'withheld' as const;
const noWindows = {
  resident: withheld,
  professional: withheld,
  organisation: withheld,
  government: withheld,
};

const noDeclines: PartnerLine['declined'] = {
  capacity: withheld,
  'not-eligible': withheld,
  'wrong-partner': withheld,
  'missing-information': withheld,
  'out-of-area': withheld,
  'resident-declined': withheld,
  'partner-declined': withheld,
};

const theme = (line: Partial<ThemeLine> & Pick<ThemeLine, 'theme'>): ThemeLine => ({
  ...{ count: withheld, windows: noWindows, previous: withheld, trend: 'unknown' },
  ...{ organisations: [] },
  ...line,
});

const partner = (line: Partial<PartnerLine> & Pick<PartnerLine, 'partner'>): PartnerLine => ({
  ...{ answers: withheld, accepted: withheld, declined: noDeclines, silent: withheld },
  ...line,
});

const themes: readonly ThemeLine[] = [
  theme({
    ...{ theme: 'rules-that-block-each-other', signal: 31, count: 19, previous: 13 },
    ...{ trend: 'growing', organisations: ['wil', 'viveste'] },
    windows: { ...noWindows, resident: 5, government: 9 },
  }),
  theme({
    ...{ theme: 'partner-has-no-capacity', signal: 34, count: 14, previous: 16 },
    ...{ trend: 'shrinking', organisations: ['jellinek', 'ggmd'] },
    windows: { resident: 0, professional: 0, organisation: 14, government: 0 },
  }),
  theme({ theme: 'no-emergency-housing', signal: 35, count: 8, trend: 'new' }),
  theme({ theme: 'letters-not-understood', signal: 22, count: 7, previous: 7, trend: 'same' }),
  theme({ theme: 'rule-deviated', signal: 24, count: 6, trend: 'returning' }),
  theme({ theme: 'waiting-list', signal: 30, previous: 9 }),
  ...[
    ...['joint-household-rule', 'set-aside-money-taken', 'health-insurance-lapsed'],
    ...['several-consent-forms', 'systems-do-not-exchange', 'residence-permit-lost'],
    ...['specialist-knowledge-missing', 'no-hours-for-the-table', 'urgency-refused'],
    ...['no-partner-for-action', 'suspended-waiting-list', 'suspended-other'],
  ].map((code) => theme({ theme: code })),
];

const lines = <Code extends string>(codes: readonly Code[], counts: readonly Published[]) =>
  codes.map((code, index) => ({ code, count: counts[index] ?? withheld }));

const terms = [
  ...(['triage', 'intake', 'first-session', 'plan', 'call-back', 'follow-up-session'] as const),
  ...(['evaluation', 'aftercare', 'action', 'out-of-reach', 'max-duration', 'crisis'] as const),
] as const;

const questions = [
  ...['housing', 'after-divorce', 'finances-benefit', 'children'],
  ...['domestic-violence', 'work', 'psychological'],
];
const results = [
  ...['benefit-arranged', 'parenting-plan', 'contact-with-save', 'emergency-housing'],
  ...['support-housing-application', 'urgency-granted', 'support-in-looking-for-work'],
];

/** One edition of an invented Op Koers in Houten, with something in every part of it. */
export const sampleReport: SignalReport = {
  edition: {
    ...{ edition: 8, kind: 'scheduled', isLate: false, threshold: 5 },
    ...{ from: '2027-09-13T04:00:00.000Z', until: '2027-10-25T04:00:00.000Z' },
    ...{ municipality: 'Houten', policyVersion: 'houten-1' },
  },
  figures: { cases: 31, referrals: 12, conversations: 44, handoffs: 52, closures: withheld },
  previousFigures: { cases: 29, referrals: 9, conversations: 38, handoffs: 47, closures: 6 },
  themes,
  windows: { resident: 12, professional: withheld, organisation: 23, government: 17 },
  signals: withheld,
  organisations: lines(['wil', 'viveste', 'jellinek', 'ggmd', 'lister'], [11, 9, 8, 6]),
  partners: [
    partner({ partner: 'wil', answers: 18, accepted: 13, silent: 5, meanDaysToAccept: 4 }),
    partner({
      ...{ partner: 'jellinek', answers: 17, accepted: 6, silent: 5, meanDaysToAccept: 9 },
      declined: { ...noDeclines, capacity: 6 },
    }),
    partner({ partner: 'viveste', answers: 9 }),
    ...['enter', 'ggmd', 'huisarts', 'jobstap', 'lister', 'rmc', 'uwv'].map((code) =>
      partner({ partner: code }),
    ),
  ],
  rules: [
    { code: 'Participatiewet', count: 9 },
    { code: 'Huisvestingsverordening Houten 2025, artikel 2.3', count: 6 },
  ],
  outcomes: lines([...outcomes, 'redirected'], [withheld, 6, withheld]),
  termsMissed: lines(terms, [withheld, 7, 5, withheld, 8]),
  budget: lines(budgetFigures, [14_250, 11_890]),
  evaluations: { success: lines(successes, [9, 6]), meanSatisfaction: 8 },
  factsheet: {
    ...{ residents: 143, conversations: 268, organisations: 21 },
    questions: lines(questions, [61, 25, 74, 19, withheld, 42, 38]),
    lifeDomains: lines(lifeDomains, [48, 12, 15, 97, 83, 21, 33, 79, 18, 44, 26, 9]),
    results: lines(results, [52, 8, withheld, 11, 24, 7, 16]),
    improved: lines(lifeDomains, [31, withheld, 6, 58, 44, 9, 17, 41, withheld, 25, 8]),
  },
};

/** Every count there is, withheld. */
export const withheldReport: SignalReport = {
  ...sampleReport,
  edition: { ...sampleReport.edition, edition: 2 },
  figures: {
    ...{ cases: withheld, referrals: withheld, conversations: withheld, handoffs: withheld },
    closures: withheld,
  },
  previousFigures: sampleReport.figures,
  themes: themes.map(({ theme: code }) => theme({ theme: code })),
  windows: noWindows,
  organisations: lines(['wil', 'viveste'], []),
  partners: sampleReport.partners.map(({ partner: code }) => partner({ partner: code })),
  rules: [],
  outcomes: lines([...outcomes, 'redirected'], []),
  termsMissed: lines(terms, []),
  budget: lines(budgetFigures, []),
  evaluations: { success: lines(successes, []) },
  factsheet: {
    ...{ residents: withheld, conversations: withheld, organisations: withheld },
    questions: lines(questions, []),
    lifeDomains: lines(lifeDomains, []),
    results: lines(results, []),
    improved: lines(lifeDomains, []),
  },
};

/** Nothing came before it. */
export const firstReport: SignalReport = withoutPrevious({
  ...sampleReport,
  edition: { ...sampleReport.edition, edition: 1 },
  themes: themes.slice(0, 3).map(({ previous: _previous, ...line }) => ({ ...line, trend: 'new' })),
});

function withoutPrevious({ previousFigures: _figures, ...report }: SignalReport): SignalReport {
  return report;
}

export const lateReport: SignalReport = {
  ...sampleReport,
  edition: { ...sampleReport.edition, edition: 3, isLate: true },
};

export const extraReport: SignalReport = {
  ...sampleReport,
  edition: { ...sampleReport.edition, edition: 4, kind: 'extra' },
};
