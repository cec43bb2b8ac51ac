import { join } from 'node:path';
import { loadPolicy } from '../../../config/policy';
import type { ReportParts } from '../../../domain/report/compose-report';
import { margin, sinceStart, type FigureTable } from '../../../domain/report/contribution';
import { countedIn, type TallyLine } from '../../../domain/report/figure-tables';

const policy = loadPolicy(join(__dirname, '../../../config/policy/houten.json'));

export const line = (
  table: FigureTable,
  row: string,
  [count, cases]: readonly [number, number],
  edition = 1,
): TallyLine => ({ ...{ edition, table, row, column: margin }, count, cases });

/** The parts of the first edition, with so many cases, all of them residents who are named. */
export function partsOf(
  lines: readonly TallyLine[],
  whole: number,
  threshold = policy.report.threshold,
): ReportParts {
  const all = [
    ...lines,
    line('figures', 'cases', [whole, whole]),
    line('factsheet', 'residents', [whole, whole], sinceStart),
  ];
  return {
    ...{ counted: countedIn(1, all), threshold, earlier: [] },
    context: { policy, partners: [] },
  };
}
