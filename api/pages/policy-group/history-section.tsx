import type { Published } from '../../../domain/report/counts';
import type { SignalReport } from '../../../domain/report/report';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { TrendLine } from '../parts/trend-line';
import { P } from '../parts/text';
import { say, type ReportView } from './report-view';

/** Fewer make no line. */
const fewestEditions = 3;
const mostThemes = 6;

/** How themes moved over the last editions; absent until there are enough of them. */
export function HistorySection({ view }: { readonly view: ReportView }) {
  const editions = [...view.earlier, view.report];
  const rows = rowsOf(editions).slice(0, mostThemes);
  if (editions.length < fewestEditions || rows.length === 0) return null;
  const most = Math.max(...rows.flatMap(({ counts }) => counts.map(numberOf)).map((n) => n ?? 0));
  return (
    <Section id="verloop" title="Het verloop">
      <Table
        caption="Signalen per thema in de laatste edities"
        head={['Thema', ...editions.map(({ edition }) => `Editie ${edition.edition}`), '']}
        numeric={editions.map((_edition, index) => index + 1)}
        rows={rows.map(({ theme, counts }) => [
          view.labels.theme(theme),
          ...counts.map(say),
          <TrendLine counts={counts.map(numberOf)} most={most} />,
        ])}
      />
      <P quiet small>
        De laatste balk is deze editie. Staat er geen balk? Dan is er geen getal.
      </P>
    </Section>
  );
}

interface HistoryRow {
  readonly theme: string;
  readonly counts: readonly Published[];
}

/** Themes with a number in at least two editions, in the order of this edition. */
function rowsOf(editions: readonly SignalReport[]): readonly HistoryRow[] {
  const countIn = (theme: string) => (report: SignalReport) =>
    report.themes.find((line) => line.theme === theme)?.count ?? 'withheld';
  return (editions.at(-1)?.themes ?? [])
    .map(({ theme }) => ({ theme, counts: editions.map(countIn(theme)) }))
    .filter(({ counts }) => counts.filter(numberOf).length > 1);
}

const numberOf = (count: Published) => (count === 'withheld' ? undefined : count);
