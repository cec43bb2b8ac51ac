import type { CountTable, Published, PublishedTable, Tally } from './counts';
import { rangeOf, type Edge } from './attacker-range';

/** How many of everybody something may touch before it tells of each of them; CBS calls it group disclosure. */
export const fewestOthers = 2;

/** Counts without a published total, whose rows may overlap: nothing can be subtracted from anything. */
export function suppressList(tallies: readonly Tally[], threshold: number): readonly Published[] {
  return tallies.map((tally) => (tally.cases < threshold ? 'withheld' : tally.count));
}

/**
 * How many of `whole` each row touches. A row that touches all of them, or all but the one who reads it, tells of each
 * of the others; it is withheld like one that touches too few, and nobody sees which of the two it was.
 */
export function suppressShares(
  tallies: readonly Tally[],
  whole: Tally,
  threshold: number,
): readonly Published[] {
  const published = suppressList(tallies, threshold);
  return published.map((count, index) =>
    isEverybody(tallies[index], whole.cases, threshold) ? 'withheld' : count,
  );
}

/**
 * A two-way table of which nothing withheld can be computed back, also by who knows this rule. `whole` is how many
 * cases there were at all, when that is published. Withheld first (primary): what fewer than `threshold` cases did, 0
 * included, or all of them; a row is broken down wholly or not at all. Then (secondary) one more figure at a time, the
 * total first and row totals last, until each withheld figure could have at least half as many values as the threshold.
 */
export function suppressTable(
  table: CountTable,
  threshold: number,
  whole?: number,
): PublishedTable {
  const edges = edgesOf(table, threshold, whole);
  if (threshold > 1) {
    hideCrossing(edges);
    openUntilProtected(edges, threshold);
  }
  return readEdges(table, edges);
}

/** Column totals cut across rows: beside a row that is withheld they would tell what is in it. */
function hideCrossing(edges: TableEdge[]): void {
  const isRowWithheld = edges.some(({ rank, isWithheld }) => rank === ranks.row && isWithheld);
  if (!isRowWithheld) return;
  for (const edge of edges)
    if (edge.rank === ranks.column || edge.rank === ranks.total) edge.isWithheld = true;
}

/** Only what is withheld for its own sake; a proof shows that this is not enough. */
export function suppressPrimary(
  table: CountTable,
  threshold: number,
  whole?: number,
): PublishedTable {
  return readEdges(table, edgesOf(table, threshold, whole));
}

function isEverybody(tally: Tally | undefined, whole: number | undefined, threshold: number) {
  if (tally === undefined || whole === undefined || threshold === 1) return false;
  return whole - tally.cases < fewestOthers;
}

/** A figure as an edge of a circulation; see attacker-range.ts. */
interface TableEdge extends Edge {
  /** What readers miss least is withheld first. */
  readonly rank: number;
  /** Withheld for its own sake: this is what nobody may compute back. */
  readonly isPrimary: boolean;
}

const ranks = { total: 0, column: 1, inner: 2, row: 3 };

function edgesOf(table: CountTable, threshold: number, whole: number | undefined): TableEdge[] {
  const { rows, columns } = table;
  const isHidden = (tally: Tally) =>
    tally.cases < threshold || isEverybody(tally, whole, threshold);
  const margin = (
    tally: Tally,
    ends: readonly [string, string],
    kind: 'row' | 'column' | 'total',
  ) => {
    const span = { row: columns.length, column: rows.length, total: rows.length * columns.length };
    const isSmall = tally.cases < threshold;
    // Whoever knows the rule knows these bounds of what is withheld.
    const [low, high] = isSmall ? [0, (threshold - 1) * span[kind]] : [threshold, Infinity];
    const [from, to] = ends;
    return {
      ...{ from, to, low, high },
      rank: ranks[kind],
      value: tally.count,
      isWithheld: isHidden(tally),
      isPrimary: isHidden(tally),
    };
  };
  return [
    ...table.cells.flatMap((line, row) => {
      const isWithheld = line.some(isHidden);
      return line.map((tally, column) => ({
        ...{ from: `r${row}`, to: `c${column}`, low: 0, high: Infinity },
        ...{ rank: ranks.inner, value: tally.count, isWithheld, isPrimary: isHidden(tally) },
      }));
    }),
    ...table.rowTotals.map((tally, row) => margin(tally, ['all', `r${row}`], 'row')),
    ...table.columnTotals.map((tally, column) => margin(tally, [`c${column}`, 'end'], 'column')),
    margin(table.total, ['end', 'all'], 'total'),
  ];
}

/** Ranges only grow when more is withheld, so each figure is looked at until it is protected and never again. */
function openUntilProtected(edges: TableEdge[], threshold: number): void {
  const fewestValues = Math.ceil(threshold / 2);
  for (const edge of edges.filter(({ isPrimary }) => isPrimary)) {
    while (rangeOf(edge, edges, fewestValues) < fewestValues) {
      const next = nextToOpen(edges);
      if (next === undefined) return;
      next.isWithheld = true;
    }
  }
}

/** What readers miss least: the total, then column totals, then a breakdown, and only then what a row counts. */
function nextToOpen(edges: readonly TableEdge[]): TableEdge | undefined {
  const shut = edges.filter(({ isWithheld }) => !isWithheld);
  return shut.toSorted((a, b) => a.rank - b.rank || a.value - b.value)[0];
}

/** In the order in which `edgesOf` wrote them. */
function readEdges(table: CountTable, edges: readonly TableEdge[]): PublishedTable {
  const figures = edges.map(({ isWithheld, value }): Published =>
    isWithheld ? 'withheld' : value,
  );
  const { rows, columns } = table;
  const take = (from: number, count: number) => figures.slice(from, from + count);
  const inner = rows.length * columns.length;
  return {
    rows,
    columns,
    cells: rows.map((_row, index) => take(index * columns.length, columns.length)),
    rowTotals: take(inner, rows.length),
    columnTotals: take(inner + rows.length, columns.length),
    total: figures.at(-1) ?? 'withheld',
  };
}
