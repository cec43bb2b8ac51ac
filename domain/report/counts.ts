/** How often, and by how many cases: the count is printed, the cases decide whether it may be. */
export interface Tally {
  readonly count: number;
  readonly cases: number;
}

/**
 * Two-way table with its margins. One case adds at most 1 to each inner cell. Margins count the sum of the inner
 * cells; their `cases` are distinct cases.
 */
export interface CountTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly Tally[])[];
  readonly rowTotals: readonly Tally[];
  readonly columnTotals: readonly Tally[];
  readonly total: Tally;
}

export type Published = number | 'withheld';

export interface PublishedTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly Published[])[];
  readonly rowTotals: readonly Published[];
  readonly columnTotals: readonly Published[];
  readonly total: Published;
}
