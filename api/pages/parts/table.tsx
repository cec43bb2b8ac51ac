import type { ComponentChildren as Kids } from 'preact';

export interface TableProps {
  /** Read out and hidden: the heading above says the same. */
  readonly caption: string;
  /** An empty one stands above pictures, which say nothing that the numbers do not. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly Kids[])[];
  /** Columns of numbers. */
  readonly numeric?: readonly number[];
  /** Narrow enough to stay a table on a phone. */
  readonly isPlain?: boolean;
}

/** Roles are set because a table that stacks on a phone would lose them. */
export function Table({ caption, head, rows, numeric = [], isPlain = false }: TableProps) {
  const classOf = (kind: string, column: number) =>
    `utrecht-table__${kind}${numeric.includes(column) ? ' num' : ''}`;
  return (
    <table class={`utrecht-table ${isPlain ? 'ok-plain-table' : 'ok-stacked-table'}`} role="table">
      <caption class="ok-hide">{caption}</caption>
      <thead class="utrecht-table__header" role="rowgroup">
        <tr class="utrecht-table__row" role="row">
          {head.map((name, column) =>
            name === '' ? (
              <td class={classOf('header-cell', column)} role="cell" />
            ) : (
              <th class={classOf('header-cell', column)} scope="col" role="columnheader">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody class="utrecht-table__body" role="rowgroup">
        {rows.map(([first, ...others]) => (
          <tr class="utrecht-table__row" role="row">
            <th class="utrecht-table__cell" scope="row" role="rowheader">
              {first}
            </th>
            {others.map((cell, column) => (
              <td
                class={classOf('cell', column + 1)}
                role="cell"
                data-head={head[column + 1] || undefined}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
