import { windows } from '../../../domain/case/commands';
import type { ThemeLine } from '../../../domain/report/report';
import { whyNoNumber } from '../../policy-group/labels';
import { Bars } from '../parts/bars';
import { Folded } from '../parts/folded';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { Bullets, P } from '../parts/text';
import { CountList } from './count-list';
import { say, type ReportView } from './report-view';
import { trendWords, windowWords } from './words';

/** Why some numbers are missing. */
function WhyWithheld({ view }: { readonly view: ReportView }) {
  return (
    <P quiet small>
      {whyNoNumber(view.report.edition.threshold)}
    </P>
  );
}

const numberOf = (count: ThemeLine['count'] | undefined) =>
  typeof count === 'number' ? count : undefined;

export function ThemeSection({ view }: { readonly view: ReportView }) {
  const { themes } = view.report;
  const isShown = (line: ThemeLine) => Boolean(numberOf(line.count) || numberOf(line.previous));
  const shown = themes.filter(isShown);
  const others = themes.filter((line) => !isShown(line));
  return (
    <Section id="themas" title="Signalen per thema">
      {shown.length > 0 && <ThemeTable view={view} lines={shown} />}
      <WhyWithheld view={view} />
      {others.length > 0 && (
        <Folded title={othersTitle(others.length, shown.length > 0)}>
          <Bullets items={others.map(({ theme }) => view.labels.theme(theme))} />
        </Folded>
      )}
    </Section>
  );
}

function othersTitle(count: number, hasMore: boolean): string {
  if (!hasMore) return `Bij geen van de ${count} thema’s staat een getal`;
  return count === 1
    ? 'Bij 1 ander thema staat geen getal'
    : `Bij ${count} andere thema’s staat geen getal`;
}

interface ThemeTableProps {
  readonly view: ReportView;
  readonly lines: readonly ThemeLine[];
}

function ThemeTable({ view, lines }: ThemeTableProps) {
  const counts = lines.flatMap((line) => [numberOf(line.count), numberOf(line.previous)]);
  const most = Math.max(1, ...counts.map((count) => count ?? 0));
  const isFirst = lines.every(({ previous }) => previous === undefined);
  const before = (line: ThemeLine) => (isFirst ? [] : [say(line.previous), trendWords[line.trend]]);
  return (
    <>
      <Table
        caption="Hoe vaak, deze editie en de vorige"
        head={['Thema', 'Nu', ...(isFirst ? [] : ['Vorige', 'Beweegt']), '']}
        numeric={isFirst ? [1] : [1, 2]}
        rows={lines.map((line) => [
          <ThemeName view={view} line={line} />,
          say(line.count),
          ...before(line),
          <Bars now={numberOf(line.count)} before={numberOf(line.previous)} most={most} />,
        ])}
      />
      {!isFirst && (
        <P quiet small>
          De dikke balk is deze editie, de dunne de vorige.
        </P>
      )}
    </>
  );
}

function ThemeName({ view, line }: { readonly view: ReportView; readonly line: ThemeLine }) {
  const parts = windowsOf(line);
  return (
    <>
      {view.labels.theme(line.theme)}
      {parts !== '' && <div class="ok-quiet ok-small">{`venster: ${parts}`}</div>}
    </>
  );
}

/** Only what has a number, and something to count. */
function windowsOf({ windows: counts }: ThemeLine): string {
  return windows
    .filter((window) => Boolean(numberOf(counts[window])))
    .map((window) => `${windowWords[window].toLowerCase()} ${say(counts[window])}`)
    .join(', ');
}

export function WindowSection({ view: { report } }: { readonly view: ReportView }) {
  const rows = windows.map((window) => ({
    words: windowWords[window],
    count: report.windows[window],
  }));
  return (
    <Section id="vensters" title="Signalen per venster">
      <P>
        Bij wie zit het probleem: de inwoner, de professional, een organisatie of de overheid?
        {typeof report.signals === 'number' && ` Samen zijn het ${report.signals} signalen.`}
      </P>
      <CountList caption="Signalen per venster" head="Venster" rows={rows} />
    </Section>
  );
}
