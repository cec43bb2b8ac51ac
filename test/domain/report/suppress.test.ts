import fc from 'fast-check';
import type { CountTable, Published, PublishedTable, Tally } from '../../../domain/report/counts';
import { suppressList, suppressShares, suppressTable } from '../../../domain/report/suppress';

const tally = (cases: number): Tally => ({ count: cases, cases });

/** A table in which every case is in one inner cell. */
function tableFrom(cells: readonly (readonly number[])[]): CountTable {
  const rows = cells.map((_row, index) => `row ${index}`);
  const columns = (cells[0] ?? []).map((_cell, index) => `column ${index}`);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const columnSums = columns.map((_column, index) => sum(cells.map((row) => row[index] ?? 0)));
  return {
    rows,
    columns,
    cells: cells.map((row) => row.map(tally)),
    rowTotals: cells.map((row) => tally(sum(row))),
    columnTotals: columnSums.map(tally),
    total: tally(sum(columnSums)),
  };
}

describe('a list of counts', () => {
  it('has no number below the threshold, and none for nobody', () => {
    expect(suppressList([0, 1, 4, 5, 9].map(tally), 5)).toEqual([
      ...['withheld', 'withheld', 'withheld', 5, 9],
    ]);
  });

  it('looks at cases, not at how often', () => {
    expect(suppressList([{ count: 40, cases: 2 }], 5)).toEqual(['withheld']);
  });

  it('has every number with a threshold of 1', () => {
    expect(suppressList([1, 2].map(tally), 1)).toEqual([1, 2]);
  });
});

describe('shares of a whole', () => {
  it('say nothing of everybody, nor of all but one', () => {
    expect(suppressShares([13, 14, 15].map(tally), tally(15), 5)).toEqual([
      ...[13, 'withheld', 'withheld'],
    ]);
  });
});

describe('a two-way table', () => {
  it('is published whole when nothing in it is small', () => {
    const table = tableFrom([
      [6, 7],
      [8, 9],
    ]);
    expect(suppressTable(table, 5)).toMatchObject({
      cells: [
        [6, 7],
        [8, 9],
      ],
      rowTotals: [13, 17],
      columnTotals: [14, 16],
      total: 30,
    });
  });

  it('breaks a row down wholly or not at all', () => {
    const { cells, rowTotals } = suppressTable(
      tableFrom([
        [9, 1],
        [8, 9],
      ]),
      5,
    );
    expect(cells[0]).toEqual(['withheld', 'withheld']);
    expect(rowTotals).toEqual([10, 17]);
  });

  it('gives no total beside a row that is withheld', () => {
    const { rowTotals, columnTotals, total } = suppressTable(tableFrom([[12], [2]]), 5);
    expect(rowTotals).toEqual([12, 'withheld']);
    expect([...columnTotals, total]).toEqual(['withheld', 'withheld']);
  });

  it('withholds a row that all cases share', () => {
    expect(suppressTable(tableFrom([[11], [2]]), 5, 12).rowTotals[0]).toBe('withheld');
    expect(suppressTable(tableFrom([[10], [2]]), 5, 12).rowTotals[0]).toBe(10);
  });

  const rows = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 2 }), {
    minLength: 1,
    maxLength: 3,
  });

  it('never lets a small figure be the only one that is missing on its line', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const table = tableFrom(cells);
        const [shown, truth] = [linesOf(suppressTable(table, 5)), linesOf(countsOf(table))];
        for (const [index, line] of shown.entries()) {
          const missing = line.flatMap((figure, at) =>
            figure === 'withheld' ? [Number(truth[index]?.[at])] : [],
          );
          if (missing.length === 1) expect(missing[0]).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('publishes the true number or none', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const table = tableFrom(cells);
        const { rowTotals } = suppressTable(table, 5);
        for (const [index, figure] of rowTotals.entries())
          expect(['withheld', table.rowTotals[index]?.count]).toContain(figure);
      }),
    );
  });
});

/** Rows with their totals, columns with theirs, and the totals of the totals. */
function linesOf(table: PublishedTable): readonly (readonly Published[])[] {
  const total = table.total;
  return [
    ...table.rows.map((_row, row) => [...(table.cells[row] ?? []), table.rowTotals[row] ?? total]),
    ...table.columns.map((_column, column) => [
      ...table.cells.map((row) => row[column] ?? total),
      table.columnTotals[column] ?? total,
    ]),
    [...table.rowTotals, total],
    [...table.columnTotals, total],
  ];
}

function countsOf(table: CountTable): PublishedTable {
  const count = (each: Tally) => each.count;
  return {
    ...table,
    cells: table.cells.map((row) => row.map(count)),
    rowTotals: table.rowTotals.map(count),
    columnTotals: table.columnTotals.map(count),
    total: table.total.count,
  };
}
