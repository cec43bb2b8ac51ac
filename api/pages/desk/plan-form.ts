import type { FieldsOf } from '../form-errors';
import type { FieldError } from '../parts/errors';
import type { CaseDesk } from './case-view';
import { circleIn, circleWords } from './plan-order';
import { blankRow, isBlank, rowsIn, rowsOf, withRows, type Row } from './plan-rows';
import type { Typed } from './visit';

/** The plan as it stands, with room for one step more: agreeing a plan replaces every step that is not done. */
export function planStart(of: CaseDesk): Typed {
  const rows = rowsOf(of);
  const goals = of.goals.length === 0 ? [{ goalId: 'g1', what: '' }] : of.goals;
  const fields = goals.map(({ goalId, what = '' }): [string, string] => [`doel-${goalId}`, what]);
  return withRows(new Map(fields), [...rows, blankRow(of, rows)]);
}

export function planErrors(typed: Typed): readonly FieldError[] {
  const rows = rowsIn(typed);
  const filled = rows.filter((row) => !isBlank(row));
  if (filled.length === 0)
    return [{ field: `wat-${rows[0]?.number ?? 1}`, text: 'Schrijf op wat jullie gaan doen' }];
  const errors = filled.flatMap((row) => rowErrors(row, filled));
  return errors.length > 0 ? errors : orderErrors(filled);
}

function rowErrors(row: Row, rows: readonly Row[]): readonly FieldError[] {
  const { number, what, owner, after, isKnown } = row;
  const ids = rows.map(({ actionId }) => actionId);
  const drop = isKnown ? '. Hoeft de stap niet meer? Laat hem vervallen bij het traject' : '';
  return [
    ...(what === '' ? [{ field: `wat-${number}`, text: `${whatText(number)}${drop}` }] : []),
    ...(owner === '' ? [{ field: `wie-${number}`, text: `Kies wie stap ${number} doet` }] : []),
    ...(after.every((id) => ids.includes(id))
      ? []
      : [{ field: `na-${number}`, text: `Stap ${number} wacht op een stap die leeg is` }]),
  ];
}

const whatText = (number: number) => `Schrijf op wat jullie doen bij stap ${number}`;

function orderErrors(rows: readonly Row[]): readonly FieldError[] {
  const numbers = new Map(rows.map(({ actionId, number }) => [actionId, number]));
  const steps = rows.map(({ number, after }) => {
    return { number, after: after.flatMap((id) => numbers.get(id) ?? []) };
  });
  const circle = circleIn(steps);
  if (circle === undefined) return [];
  return [{ field: `na-${circle[0] ?? 1}`, text: circleWords(circle), isWrong: true }];
}

/** As the API takes it. It follows from the form alone, so that a second press means the same. */
export function planOf(typed: Typed) {
  const goals = [...typed].flatMap(([name, text]) => {
    const [, goalId = ''] = /^doel-(g[1-9]\d{0,2})$/.exec(name) ?? [];
    return goalId === '' || text.trim() === '' ? [] : [{ goalId, what: text.trim() }];
  });
  const goalOf = ({ goalId, isKnown }: Row) =>
    isKnown ? goals.find((goal) => goal.goalId === goalId)?.goalId : goals[0]?.goalId;
  const optional = (name: string, value = '') => (value === '' ? {} : { [name]: value });
  return {
    goals,
    actions: filledIn(typed).map((row) => ({
      ...{ actionId: row.actionId, owner: row.owner, what: row.what, dependsOn: row.after },
      ...optional('goalId', goalOf(row)),
      ...optional('dueDate', row.dueDate),
      ...optional('lifeDomain', row.lifeDomain),
    })),
  };
}

function filledIn(typed: Typed): readonly Row[] {
  return rowsIn(typed).filter((row) => !isBlank(row));
}

/** Where the API's pointers lead in this form. */
export function planPointers(typed: Typed): FieldsOf {
  const goals = planOf(typed).goals.map(({ goalId }, index) => {
    const error = { field: `doel-${goalId}`, text: 'Schrijf op wat jullie willen bereiken' };
    return [`/goals/${index}/what`, error] as const;
  });
  const steps = filledIn(typed).flatMap(({ number }, index) => {
    const at = `/actions/${index}`;
    const date = `Vul bij stap ${number} een datum in, zoals 2026-12-11`;
    return [
      [`${at}/what`, { field: `wat-${number}`, text: whatText(number) }],
      [`${at}/owner`, { field: `wie-${number}`, text: `Kies wie stap ${number} doet` }],
      [`${at}/dueDate`, { field: `voor-${number}`, text: date }],
    ] as const;
  });
  return Object.fromEntries([...goals, ...steps]);
}
