import { windows, type SignalWindow } from '../case/commands';
import type { ReportParts } from './compose-report';
import type { Published } from './counts';
import { derivedThemes } from './derived-signals';
import { tableOf } from './figure-tables';
import type { SignalReport, ThemeLine, Trend } from './report';
import { suppressList, suppressTable } from './suppress';

/** Signals by theme and window, with how each theme moves. */
export function composeThemes(
  parts: ReportParts,
): Pick<SignalReport, 'themes' | 'windows' | 'signals'> {
  const { counted, threshold, earlier, context } = parts;
  const rows = [...new Set([...Object.keys(context.policy.signalThemes), ...derivedThemes])];
  const table = suppressTable(
    tableOf(counted, 'signals', { rows, columns: windows }),
    threshold,
    counted.now('figures', 'cases').cases,
  );
  const themes = rows.map((theme, index): ThemeLine => {
    const count = table.rowTotals[index] ?? 'withheld';
    const history = earlier.map((report) => publishedIn(report, theme));
    const previous = history.at(-1);
    return {
      ...{ theme, count, windows: byWindow(table.cells[index] ?? []) },
      ...(previous === undefined ? {} : { previous }),
      trend: trendOf(count, history),
      organisations: organisationsOf(parts, theme),
    };
  });
  return {
    themes: themes.toSorted((a, b) => rank(b.count) - rank(a.count)),
    windows: byWindow(table.columnTotals),
    signals: table.total,
  };
}

/** Published counts of the theme, the oldest edition first; `withheld` as well when it was not a theme then. */
function trendOf(count: Published, history: readonly Published[]): Trend {
  if (count === 'withheld') return 'unknown';
  const previous = history.at(-1);
  if (history.every((each) => each === 'withheld')) return 'new';
  if (previous === undefined || previous === 'withheld') return 'returning';
  if (count === previous) return 'same';
  return count > previous ? 'growing' : 'shrinking';
}

function publishedIn({ themes }: SignalReport, theme: string): Published {
  return themes.find((line) => line.theme === theme)?.count ?? 'withheld';
}

function organisationsOf(
  { counted, threshold, context }: ReportParts,
  theme: string,
): readonly string[] {
  const tallies = context.partners.map((partner) => counted.now('organisations', partner, theme));
  const published = suppressList(tallies, threshold);
  return context.partners.filter((_partner, index) => {
    const count = published[index] ?? 'withheld';
    return count !== 'withheld' && count > 0;
  });
}

function byWindow(counts: readonly Published[]): Readonly<Record<SignalWindow, Published>> {
  const of = (window: SignalWindow) => counts[windows.indexOf(window)] ?? 'withheld';
  return {
    resident: of('resident'),
    professional: of('professional'),
    organisation: of('organisation'),
    government: of('government'),
  };
}

const rank = (count: Published): number => (count === 'withheld' ? -1 : count);
