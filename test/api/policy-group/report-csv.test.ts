import { createLabels } from '../../../api/policy-group/labels';
import { reportCsv } from '../../../api/policy-group/report-csv';
import { partners, policy } from '../../support/test-routes';
import { hostileTexts } from '../../../verify/csv/hostile-report';
import { sampleReport, withheldReport } from '../../support/signal-report';

const labels = createLabels(policy, partners);
const csv = reportCsv(sampleReport, labels);
const lines = csv.slice(1).split('\r\n');

const withRule = (code: string) =>
  reportCsv({ ...sampleReport, rules: [{ code, count: 9 }] }, labels)
    .split('\r\n')
    .find((line) => line.startsWith('regels;'));

describe('the figures as a file', () => {
  it('are for a Dutch spreadsheet: byte order mark, semicolons, CRLF, six columns in every line', () => {
    expect(csv.startsWith('\uFEFFdeel;onderwerp;uitsplitsing;nu;vorige;toelichting\r\n')).toBe(
      true,
    );
    expect(lines.at(-1)).toBe('');
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines.slice(0, -1)) expect(line.split(';')).toHaveLength(6);
  });

  it('hold this edition and the one before, in words that people know', () => {
    const theme = 'Regels die elkaar blokkeren (adres, uitkering, woning)';
    expect(lines).toContain('cijfers;gesprekken;;44;38;');
    expect(lines).toContain(
      `themas;${theme};alle vensters;19;13;stijgt, WIL (Werk en Inkomen Lekstroom), Viveste`,
    );
    expect(lines).toContain('partners;Jellinek;dagen tot ja, gemiddeld;9;;');
    expect(lines).toContain('termijnen;Intake;;7;;');
  });

  it('say in words where there is no number, and why', () => {
    const text = reportCsv(withheldReport, labels);
    expect(text).toContain('cijfers;gesprekken;;geen getal;44;');
    expect(text).toContain('Minder dan 5 keer? Dan staat er geen getal.');
    expect(text).not.toContain('withheld');
  });

  it.each(hostileTexts)('take no formula from the rule %j', (rule) => {
    expect(withRule(rule)).toMatch(/^regels;"?'/);
  });

  it('quote what holds a semicolon or a quotation mark', () => {
    expect(withRule('een "regel"; en nog een')).toBe('regels;"een ""regel""; en nog een";;9;;');
  });
});
