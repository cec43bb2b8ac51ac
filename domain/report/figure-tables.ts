import { margin, sinceStart, type Cell, type FigureTable } from './contribution';
import type { CountTable, Tally } from './counts';

export interface TallyLine extends Cell, Tally {}

/** What was counted, by cell; a cell that nobody counted in is 0. */
export interface Counted {
  /** Within the edition. */
  now(table: FigureTable, row: string, column?: string): Tally;
  sinceStart(table: FigureTable, row: string): Tally;
  /** Rows of the edition's table in which anything was counted. */
  rowsOf(table: FigureTable): readonly string[];
  /** The same since the start. */
  rowsSinceStart(table: FigureTable): readonly string[];
}

const nothing: Tally = { count: 0, cases: 0 };

export function countedIn(edition: number, lines: readonly TallyLine[]): Counted {
  const byPlace = new Map(lines.map((line) => [placeOf(line), line]));
  const find = (cell: Cell): Tally => byPlace.get(placeOf(cell)) ?? nothing;
  const rows = (of: number, table: FigureTable) =>
    lines
      .filter((line) => line.edition === of && line.table === table && line.row !== margin)
      .map(({ row }) => row);
  return {
    now: (table, row, column = margin) => find({ edition, table, row, column }),
    sinceStart: (table, row) => find({ edition: sinceStart, table, row, column: margin }),
    rowsOf: (table) => [...new Set(rows(edition, table))],
    rowsSinceStart: (table) => [...new Set(rows(sinceStart, table))],
  };
}

/** Every row and column is in the table whether or not it counted anything: that a row is there tells nothing. */
export function tableOf(
  counted: Counted,
  table: FigureTable,
  { rows, columns }: Pick<CountTable, 'rows' | 'columns'>,
): CountTable {
  return {
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => counted.now(table, row, column))),
    rowTotals: rows.map((row) => counted.now(table, row)),
    columnTotals: columns.map((column) => counted.now(table, margin, column)),
    total: counted.now(table, margin),
  };
}

function placeOf({ edition, table, row, column }: Cell): string {
  return JSON.stringify([edition, table, row, column]);
}
