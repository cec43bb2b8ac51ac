import { windows } from '../../domain/case/commands';
import { rejectionReasons } from '../../domain/handoff/status';
import type { Published } from '../../domain/report/counts';
import { figureNames, type CountLine, type SignalReport } from '../../domain/report/report';
import {
  figureWords,
  outcomeWords,
  reasonWords,
  termWords,
  windowWords,
} from '../pages/policy-group/words';
import { sayCount, type Labels } from './labels';

type Row = readonly [part: string, subject: string, detail: string, now: string, before: string];

const head: Row = ['deel', 'onderwerp', 'uitsplitsing', 'nu', 'vorige'];
const byteOrderMark = '\uFEFF';
/** A spreadsheet takes what begins like this for a formula, also behind spaces; in full width as well. */
const formulaStart = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;

/** One edition as a table: UTF-8 with its mark, semicolons and CRLF, as a Dutch spreadsheet opens it. */
export function reportCsv(report: SignalReport, labels: Labels): string {
  const lines = [head, ...rowsOf(report, labels)].map((row) => row.map(cell).join(';'));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const inert = formulaStart.test(text) ? `'${text}` : text;
  const plain = inert.replaceAll(/[\r\n\t]+/g, ' ');
  return /[";]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function rowsOf(report: SignalReport, labels: Labels): readonly Row[] {
  const { threshold } = report.edition;
  const say = (count: Published | undefined) =>
    count === undefined ? '' : sayCount(count, threshold);
  const list = <Code extends string>(
    part: string,
    lines: readonly CountLine<Code>[],
    words: (code: Code) => string,
  ) => lines.map(({ code, count }): Row => [part, words(code), '', say(count), '']);
  const { factsheet } = report;
  return [
    ...figureNames.map((name): Row => [
      ...(['cijfers', figureWords[name], ''] as const),
      ...([say(report.figures[name]), say(report.previousFigures?.[name])] as const),
    ]),
    ...themeRows(report, labels, say),
    ...windows.map((window): Row => [
      'vensters',
      windowWords[window],
      '',
      say(report.windows[window]),
      '',
    ]),
    ...list('organisaties in signalen', report.organisations, (code) => labels.organisation(code)),
    ...partnerRows(report, labels, say),
    ...list('regels', report.rules, (code) => code),
    ...list('termijnen', report.termsMissed, (code) => termWords[code] ?? code),
    ...list('einde', report.outcomes, (code) => outcomeWords[code]),
    ['factsheet', 'inwoners', '', say(factsheet.residents), ''],
    ['factsheet', 'gesprekken', '', say(factsheet.conversations), ''],
    ['factsheet', 'organisaties', '', say(factsheet.organisations), ''],
    ...list('factsheet vragen', factsheet.questions, (code) => labels.question(code)),
    ...list('factsheet leefgebieden', factsheet.lifeDomains, (code) => labels.lifeDomain(code)),
    ...list('factsheet resultaten', factsheet.results, (code) => labels.result(code)),
  ];
}

type Say = (count: Published | undefined) => string;

function themeRows({ themes }: SignalReport, labels: Labels, say: Say): readonly Row[] {
  return themes.flatMap((line): readonly Row[] => [
    ['themas', labels.theme(line.theme), 'alle vensters', say(line.count), say(line.previous)],
    ...windows.map((window): Row => [
      ...(['themas', labels.theme(line.theme), windowWords[window]] as const),
      ...([say(line.windows[window]), ''] as const),
    ]),
  ]);
}

function partnerRows({ partners }: SignalReport, labels: Labels, say: Say): readonly Row[] {
  return partners.flatMap((line): readonly Row[] => {
    const row = (detail: string, now: string): Row => [
      ...(['partners', labels.organisation(line.partner), detail, now, ''] as const),
    ];
    return [
      row('antwoorden', say(line.answers)),
      row('aangenomen', say(line.accepted)),
      row('dagen tot antwoord', line.meanDaysToAccept?.toString() ?? ''),
      row('stil', say(line.silent)),
      ...rejectionReasons.map((reason) =>
        row(`niet aangenomen: ${reasonWords[reason]}`, say(line.declined[reason])),
      ),
    ];
  });
}
