/** The figures of the signal report, each a table of its own. */
export const figureTables = [
  'figures',
  'signals',
  'organisations',
  'partners',
  'days-to-accept',
  'rules',
  'outcomes',
  'terms',
  'factsheet',
  'questions',
  'life-domains',
  'results',
  'involved',
  'budget',
  'success',
  'satisfaction',
  'successes',
  'improved',
] as const;
export type FigureTable = (typeof figureTables)[number];

/** Where something counts: a table, its row and its column; `''` stands for the margin. */
export interface Cell {
  /** The edition that counts it; 0 for what is counted since the start. */
  readonly edition: number;
  readonly table: FigureTable;
  readonly row: string;
  readonly column: string;
}

/** What one case adds to the figures: how often, by `cellKey`. A key is there only when its count is not 0. */
export type Contribution = Readonly<Record<string, number>>;

export const margin = '';
export const sinceStart = 0;

export function cellKey({ edition, table, row, column }: Cell): string {
  return JSON.stringify([edition, table, row, column]);
}

/** The cell that a key stands for. Throws on what `cellKey` did not make. */
export function readCellKey(key: string): Cell {
  const parts: unknown = JSON.parse(key);
  const [edition, name, row, column] = isList(parts) ? parts : [];
  const table = figureTables.find((each) => each === name);
  const isCell = typeof edition === 'number' && typeof row === 'string';
  if (!isCell || typeof column !== 'string' || table === undefined)
    throw new Error(`${key} is not the key of a figure`);
  return { edition, table, row, column };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Counts a case once in an inner cell; the margins of that cell count how many inner cells it is in. */
export function addOnce(contribution: Contribution, cell: Cell): Contribution {
  if (contribution[cellKey(cell)] !== undefined) return contribution;
  const lines = [
    cell,
    { ...cell, column: margin },
    { ...cell, row: margin },
    { ...cell, row: margin, column: margin },
  ];
  const keys = new Set(lines.map(cellKey));
  return [...keys].reduce((added, key) => addTo(added, key, 1), contribution);
}

/** Adds an amount to one cell, as often as it happens. */
export function addAmount(contribution: Contribution, cell: Cell, amount = 1): Contribution {
  return addTo(contribution, cellKey(cell), amount);
}

/** The rows a case has in a list since the start: those it had before and has no more are taken back. */
export function replaceRows(
  contribution: Contribution,
  table: FigureTable,
  rows: readonly string[],
): Contribution {
  const isOther = (key: string) =>
    !key.startsWith(JSON.stringify([sinceStart, table]).slice(0, -1));
  const others = Object.entries(contribution).filter(([key]) => isOther(key));
  return rows.reduce(
    (added, row) => addOnce(added, { edition: sinceStart, table, row, column: margin }),
    Object.fromEntries(others),
  );
}

/** How the counts of a case change; a key whose count stays is not named. */
export function differenceOf(before: Contribution, after: Contribution): Contribution {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes = [...keys].map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

function addTo(contribution: Contribution, key: string, amount: number): Contribution {
  const count = (contribution[key] ?? 0) + amount;
  if (count !== 0) return { ...contribution, [key]: count };
  const { [key]: _gone, ...rest } = contribution;
  return rest;
}
