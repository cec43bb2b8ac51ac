import type { SignalReport } from '../../domain/report/report';
import { sampleReport } from '../pages/sample-report';

/** Rules that somebody typed to make a spreadsheet do something. */
export const hostileTexts: readonly string[] = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1;1)',
  '=HYPERLINK("https://evil.example";"klik")',
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '  =1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\uff1d1+1',
  '\uff0b1+1',
  '\uff0d1+1',
  '\uff20SUM(1;1)',
  '=1+1;=2+2',
  '="a";"=3+3',
];

export const hostileReport: SignalReport = {
  ...sampleReport,
  rules: hostileTexts.map((code) => ({ code, count: 9 })),
  organisations: hostileTexts.map((code) => ({ code, count: 9 })),
};
