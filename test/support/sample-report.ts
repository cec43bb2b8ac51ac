import { windows } from '../../domain/case/commands';
import {
  figureNames,
  type EditionFacts,
  type SignalReport,
  type ThemeLine,
} from '../../domain/report/report';

export const editionFacts: EditionFacts = {
  edition: 3,
  kind: 'scheduled',
  from: '2027-02-15T05:00:00.000Z',
  until: '2027-03-29T04:00:00.000Z',
  isLate: false,
  threshold: 5,
  municipality: 'Houten',
  policyVersion: 'houten-1',
};

const withheldWindows = Object.fromEntries(
  windows.map((window) => [window, 'withheld']),
) as ThemeLine['windows'];

export function themeLine(theme: string, count: ThemeLine['count']): ThemeLine {
  return {
    theme,
    count,
    windows: withheldWindows,
    trend: 'new',
    organisations: [],
  };
}

/** An edition with these themes, and nothing else to tell. */
export function sampleReport(
  themes: readonly ThemeLine[] = [],
  edition: Partial<EditionFacts> = {},
): SignalReport {
  const figures = Object.fromEntries(figureNames.map((name) => [name, 'withheld']));
  return {
    edition: { ...editionFacts, ...edition },
    figures: figures as SignalReport['figures'],
    themes,
    windows: withheldWindows,
    signals: 'withheld',
    organisations: [],
    partners: [],
    rules: [],
    outcomes: [],
    termsMissed: [],
    factsheet: {
      residents: 'withheld',
      conversations: 'withheld',
      organisations: 'withheld',
      questions: [],
      lifeDomains: [],
      results: [],
    },
  };
}
