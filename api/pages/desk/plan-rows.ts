import { isSettledStep, type CaseDesk } from './case-view';
import { textOf } from './typed';
import type { Typed } from './visit';

/** One step as it stands in the form. */
export interface Row {
  /** As people see it; also the end of the names of its fields. */
  readonly number: number;
  readonly actionId: string;
  /** It stood in the plan when the form was made. */
  readonly isKnown: boolean;
  readonly goalId: string;
  readonly what: string;
  readonly owner: string;
  /** Ids of the steps it waits for. */
  readonly after: readonly string[];
  readonly dueDate: string;
  readonly lifeDomain: string;
}

const ofRow = /^(?:stap|nieuw|doelvan|wat|wie|na|voor|gebied)-\d{1,4}$/;

export function rowsIn(typed: Typed): readonly Row[] {
  return [...typed]
    .flatMap(([name, actionId]) => {
      const [, kind, number] = /^(stap|nieuw)-(\d{1,4})$/.exec(name) ?? [];
      if (number === undefined) return [];
      return [rowOf(typed, { number: Number(number), actionId, isKnown: kind === 'stap' })];
    })
    .toSorted((one, other) => one.number - other.number);
}

function rowOf(typed: Typed, row: Pick<Row, 'number' | 'actionId' | 'isKnown'>): Row {
  const text = (name: string) => textOf(typed, `${name}-${row.number}`);
  return {
    ...row,
    ...{ goalId: text('doelvan'), what: text('wat'), owner: text('wie') },
    after: text('na') === '' ? [] : text('na').split('.'),
    ...{ dueDate: text('voor'), lifeDomain: text('gebied') },
  };
}

/** A new step in which nobody wrote anything. */
export function isBlank({ isKnown, what, owner, after, dueDate, lifeDomain }: Row): boolean {
  return !isKnown && `${what}${owner}${after.join('')}${dueDate}${lifeDomain}` === '';
}

/** What was typed, with these steps instead of the ones before. */
export function withRows(typed: Typed, rows: readonly Row[]): Typed {
  const others = [...typed].filter(([name]) => !ofRow.test(name));
  return new Map([...others, ...rows.flatMap(fieldsOf)]);
}

function fieldsOf(row: Row): readonly [string, string][] {
  const { number, actionId, isKnown, goalId, what, owner, after, dueDate, lifeDomain } = row;
  return [
    [`${isKnown ? 'stap' : 'nieuw'}-${number}`, actionId],
    [`doelvan-${number}`, goalId],
    [`wat-${number}`, what],
    [`wie-${number}`, owner],
    [`na-${number}`, after.join('.')],
    [`voor-${number}`, dueDate],
    [`gebied-${number}`, lifeDomain],
  ];
}

/** The steps of the plan that are not done, which a new plan must hold again. */
export function rowsOf({ actions }: CaseDesk): readonly Row[] {
  const open = actions.filter((action) => !isSettledStep(action));
  const isOpen = (actionId: string) => open.some((action) => action.actionId === actionId);
  return open.map(({ actionId, goalId = '', what = '', owner, dependsOn, ...action }) => ({
    ...{ actionId, goalId, what, owner, isKnown: true },
    number: actions.findIndex((one) => one.actionId === actionId) + 1,
    after: dependsOn.filter(isOpen),
    ...{ dueDate: action.dueDate ?? '', lifeDomain: action.lifeDomain ?? '' },
  }));
}

/** One more step to fill in, under an id that no other step has or had. */
export function blankRow(of: CaseDesk, rows: readonly Row[]): Row {
  const ids = [...of.actions, ...of.handoffs, ...rows].map(({ actionId }) => actionId);
  const highest = Math.max(0, ...ids.map((id) => Number(id.slice(1))).filter(Number.isInteger));
  return {
    number: Math.max(of.actions.length, ...rows.map(({ number }) => number)) + 1,
    actionId: `a${highest + 1}`,
    ...{ isKnown: false, goalId: '', what: '', owner: '', after: [], dueDate: '', lifeDomain: '' },
  };
}
