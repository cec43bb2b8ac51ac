import type { SignalReport } from '../../domain/report/report';
import {
  addAmount,
  addOnce,
  margin,
  readCellKey,
  sinceStart,
  type Cell,
  type Contribution,
  type FigureTable,
} from '../../domain/report/contribution';
import type { TallyLine } from '../../domain/report/figure-tables';
import type { World } from './layouts';

/** One thing that can be true of a resident, with what is known then and what it adds to the figures. */
export interface Answer {
  readonly traits: readonly string[];
  readonly adds: readonly (readonly [table: FigureTable, row: string, amount?: number])[];
}

/** A list of the report, everything that a resident can add to it, and what a reader sees of it. */
export interface OwnList {
  readonly name: string;
  readonly answers: readonly Answer[];
  readonly read: (report: SignalReport) => unknown;
}

const nothing: Answer = { traits: [], adds: [] };

/** Of amounts no value is a trait: that no single one can be told is the lowest sum's to show. */
const money = (approved: number, spent = 0): Answer => ({
  traits: ['approved', ...(spent === 0 ? [] : ['spent'])],
  adds: [
    ['budget', 'approved', approved],
    ...(spent === 0 ? [] : [['budget', 'spent', spent] as const]),
  ],
});

const said = (success: string, mark?: number): Answer => ({
  traits: [success, ...(mark === undefined ? [] : [`mark ${mark}`])],
  adds: [
    ['success', success],
    ...(mark === undefined ? [] : [['satisfaction', 'marks', mark] as const]),
  ],
});

const deviated = (...rules: readonly string[]): Answer => ({
  traits: rules,
  adds: rules.map((rule) => ['rules', rule] as const),
});

/** What an edition shows of money, deviations and evaluations. Marks are the lowest and the highest there are. */
export const ownLists: readonly OwnList[] = [
  {
    name: 'budget',
    answers: [
      nothing,
      money(50_000),
      money(250_000),
      money(250_000, 100_000),
      money(250_000, 250_000),
    ],
    read: ({ budget, figures }) => [figures.cases, budget],
  },
  {
    name: 'deviations',
    answers: [
      nothing,
      deviated('article 2.3'),
      deviated('article 40'),
      deviated('article 2.3', 'article 40'),
    ],
    read: ({ rules, figures }) => [figures.cases, rules],
  },
  {
    name: 'success',
    answers: [nothing, said('reached'), said('partly'), said('not-reached'), said('unknown')],
    read: ({ evaluations, figures, factsheet }) => [
      ...[figures.cases, evaluations, factsheet.residents],
    ],
  },
  {
    name: 'satisfaction',
    answers: [
      nothing,
      said('reached', 10),
      said('reached', 1),
      said('partly', 10),
      said('partly', 1),
    ],
    read: ({ evaluations, figures }) => [figures.cases, evaluations],
  },
];

/** How many residents of a world each trait holds of. */
export function countTraits(world: World, answers: readonly Answer[]): readonly number[] {
  const traits = [...new Set(answers.flatMap((answer) => answer.traits))];
  return traits.map((trait) =>
    world.reduce(
      (sum, count, index) => sum + (answers[index]?.traits.includes(trait) === true ? count : 0),
      0,
    ),
  );
}

/** The figures of an edition in which each resident of the world was met and answered so. */
export function answeredLines(
  edition: number,
  world: World,
  answers: readonly Answer[],
): TallyLine[] {
  const sums = new Map<string, { count: number; cases: number }>();
  for (const [index, residents] of world.entries()) {
    for (const [key, amount] of Object.entries(addedBy(edition, answers[index] ?? nothing))) {
      const { count, cases } = sums.get(key) ?? { count: 0, cases: 0 };
      sums.set(key, { count: count + amount * residents, cases: cases + residents });
    }
  }
  return [...sums].map(([key, sum]) => ({ ...readCellKey(key), ...sum }));
}

function addedBy(edition: number, { adds }: Answer): Contribution {
  const cell = (of: number, table: FigureTable, row: string): Cell => ({
    ...{ edition: of, table, row, column: margin },
  });
  const once = [
    cell(edition, 'figures', 'cases'),
    cell(sinceStart, 'factsheet', 'residents'),
    ...adds.flatMap(([table, row, amount]) =>
      amount === undefined ? [cell(edition, table, row)] : [],
    ),
  ];
  return adds.reduce<Contribution>(
    (added, [table, row, amount]) =>
      amount === undefined ? added : addAmount(added, cell(edition, table, row), amount),
    once.reduce<Contribution>(addOnce, {}),
  );
}
