import { windows } from '../../domain/case/commands';
import { reasonWords } from '../../domain/handoff/reason-words';
import { rejectionReasons } from '../../domain/handoff/status';
import type { Published } from '../../domain/report/counts';
import {
  figureNames,
  type CountLine,
  type SignalReport,
  type ThemeLine,
} from '../../domain/report/report';
import {
  figureWords,
  outcomeWords,
  budgetWords,
  successWords,
  termWords,
  trendWords,
  windowWords,
} from '../pages/policy-group/words';
import { dutchPeriod } from '../pages/dutch-moment';
import { sayCount, whyNoNumber, type Labels } from './labels';

/** A browser keeps it as a file. */
export function csvHeaders(edition: number): Readonly<Record<string, string>> {
  return { 'Content-Disposition': `attachment; filename="signalenrapport-${edition}.csv"` };
}

type Row = readonly [
  part: string,
  subject: string,
  detail: string,
  now: string,
  before: string,
  note?: string,
];

const head: Row = ['deel', 'onderwerp', 'uitsplitsing', 'nu', 'vorige', 'toelichting'];
const empty = ['', '', '', '', '', ''];
const byteOrderMark = '\uFEFF';
/** A spreadsheet takes what begins like this for a formula, also behind spaces; in full width as well. */
const formulaStart = /^(?:[\t\r]|[\s\p{Cf}]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20])/u;

/**
 * One edition as a table: UTF-8 with its mark, semicolons and CRLF, as a Dutch spreadsheet opens it. Only a proof that
 * looks whether anybody would notice asks for formulas.
 */
export function reportCsv(
  report: SignalReport,
  labels: Labels,
  { withFormulas = false }: { readonly withFormulas?: boolean } = {},
): string {
  const write = withFormulas ? quoted : (text: string) => quoted(inert(text));
  const lines = [head, ...rowsOf(report, labels)].map((row) =>
    empty.map((nothing, column) => write(row[column] ?? nothing)).join(';'),
  );
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function inert(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  const plain = text.replaceAll(/[\r\n\t]+/g, ' ');
  return /[";]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function rowsOf(report: SignalReport, labels: Labels): readonly Row[] {
  const say = (count: Published | undefined) => (count === undefined ? '' : sayCount(count));
  const list = <Code extends string>(
    part: string,
    lines: readonly CountLine<Code>[],
    words: (code: Code) => string,
  ) => lines.map(({ code, count }): Row => [part, words(code), '', say(count), '']);
  const { factsheet } = report;
  const { edition } = report;
  return [
    ['editie', String(edition.edition), '', '', '', dutchPeriod(edition)],
    ['signalen', 'alle signalen', '', say(report.signals), ''],
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
    ...list('termijnen', report.termsMissed, (code) => termWords[code]),
    ...list('einde', report.outcomes, (code) => outcomeWords[code]),
    ...list('geslaagd', report.evaluations?.success ?? [], (code) => successWords[code]),
    ...list('budget in euro', report.budget ?? [], (code) => budgetWords[code]),
    ['factsheet', 'inwoners', '', say(factsheet.residents), ''],
    ['factsheet', 'gesprekken', '', say(factsheet.conversations), ''],
    ['factsheet', 'organisaties', '', say(factsheet.organisations), ''],
    ...list('factsheet vragen', factsheet.questions, (code) => labels.question(code)),
    ...list('factsheet leefgebieden', factsheet.lifeDomains, (code) => labels.lifeDomain(code)),
    ...list('factsheet resultaten', factsheet.results, (code) => labels.result(code)),
    ...list('factsheet geslaagd', factsheet.successes ?? [], (code) => successWords[code]),
    ...list('factsheet beter', factsheet.improved ?? [], (code) => labels.lifeDomain(code)),
    ['toelichting', '', '', '', '', whyNoNumber(report.edition.threshold)],
  ];
}

type Say = (count: Published | undefined) => string;

function themeRows({ themes }: SignalReport, labels: Labels, say: Say): readonly Row[] {
  return themes.flatMap((line): readonly Row[] => [
    [
      ...(['themas', labels.theme(line.theme), 'alle vensters'] as const),
      ...([say(line.count), say(line.previous), noteOf(line, labels)] as const),
    ],
    ...windows.map((window): Row => [
      ...(['themas', labels.theme(line.theme), windowWords[window]] as const),
      ...([say(line.windows[window]), ''] as const),
    ]),
  ]);
}

function noteOf({ trend, organisations }: ThemeLine, labels: Labels): string {
  const named = organisations.map((code) => labels.organisation(code));
  return [trendWords[trend], ...named].join(', ');
}

function partnerRows({ partners }: SignalReport, labels: Labels, say: Say): readonly Row[] {
  return partners.flatMap((line): readonly Row[] => {
    const row = (detail: string, now: string): Row => [
      ...(['partners', labels.organisation(line.partner), detail, now, ''] as const),
    ];
    return [
      row('antwoorden', say(line.answers)),
      row('aangenomen', say(line.accepted)),
      row('dagen tot ja, gemiddeld', line.meanDaysToAccept?.toString() ?? sayCount('withheld')),
      row('stil', say(line.silent)),
      ...rejectionReasons.map((reason) =>
        row(`niet aangenomen: ${reasonWords[reason]}`, say(line.declined[reason])),
      ),
    ];
  });
}
