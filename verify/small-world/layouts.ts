import {
  addOnce,
  cellKey,
  readCellKey,
  type Cell,
  type Contribution,
} from '../../domain/report/contribution';
import type { TallyLine } from '../../domain/report/figure-tables';

/** What one resident can have said in an edition: cells of theme and window; a case may raise several signals. */
export type Choice = readonly (readonly [theme: string, window: string])[];

export const choices: readonly Choice[] = [
  [],
  [['waiting-list', 'resident']],
  [['waiting-list', 'government']],
  [['urgency-refused', 'resident']],
  [
    ['waiting-list', 'resident'],
    ['urgency-refused', 'resident'],
  ],
];

/** What can be true of a resident who chose so: a cell, a theme or a window. */
function traitsOf(made: readonly Choice[]): readonly string[] {
  const traits = made.flat().flatMap(([theme, window]) => [theme, window, `${theme}/${window}`]);
  return [...new Set(traits)];
}

/** How many residents have each trait in a world. */
export function traitCounts(world: World, made: readonly Choice[]): readonly number[] {
  const has = (choice: Choice, trait: string) =>
    choice.some(([theme, window]) => [theme, window, `${theme}/${window}`].includes(trait));
  return traitsOf(made).map((trait) =>
    world.reduce((sum, count, index) => sum + (has(made[index] ?? [], trait) ? count : 0), 0),
  );
}

/** How many residents made each choice. Residents are alike to who does not know them. */
export type World = readonly number[];

/** Every way in which `residents` people can choose, as counts; `ways` is how many worlds of people each stands for. */
export function* worldsOf(residents: number, kinds: number): Generator<World> {
  if (kinds === 1) {
    yield [residents];
    return;
  }
  for (let count = 0; count <= residents; count += 1)
    for (const rest of worldsOf(residents - count, kinds - 1)) yield [count, ...rest];
}

export function waysOf(world: World): number {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const all = world.reduce((sum, count) => sum + count, 0);
  return Math.round(world.reduce((ways, count) => ways / factorial(count), factorial(all)));
}

/** The figures of an edition in which these residents were worked on and chose so. */
export function linesOf(edition: number, world: World, made: readonly Choice[]): TallyLine[] {
  const sums = new Map<string, { count: number; cases: number }>();
  for (const [index, residents] of world.entries()) {
    for (const [key, amount] of Object.entries(contributionOf(edition, made[index] ?? []))) {
      const { count, cases } = sums.get(key) ?? { count: 0, cases: 0 };
      sums.set(key, { count: count + amount * residents, cases: cases + residents });
    }
  }
  return [...sums].map(([key, sum]) => ({ ...readCellKey(key), ...sum }));
}

function contributionOf(edition: number, choice: Choice): Contribution {
  const active: Cell = { edition, table: 'figures', row: 'cases', column: '' };
  const said = choice.map(([row, column]): Cell => ({ edition, table: 'signals', row, column }));
  const cells: readonly Cell[] = [active, ...said];
  return cells.reduce<Contribution>(addOnce, {});
}

/** A resident of the factsheet and whether they asked this question. */
export function factsheetLines(residents: number, asked: number): TallyLine[] {
  const line = (cell: Omit<Cell, 'edition' | 'column'>, cases: number): TallyLine => ({
    ...readCellKey(cellKey({ edition: 0, column: '', ...cell })),
    ...{ count: cases, cases },
  });
  return [
    line({ table: 'factsheet', row: 'residents' }, residents),
    line({ table: 'factsheet', row: 'conversations' }, residents),
    line({ table: 'questions', row: 'housing' }, asked),
  ];
}
