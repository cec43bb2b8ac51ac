import { isSettledStep, type CaseDesk } from './case-view';
import type { Again } from './command-page';
import { blankRow, rowsIn, rowsOf, withRows, type Row } from './plan-rows';
import type { Typed } from './visit';

/** As many as a plan can have. */
const mostSteps = 100;

/** The form once more, after "Nog een stap" or with what became of the plan meanwhile. */
export function planAgain(typed: Typed, of: CaseDesk): Again | undefined {
  const now = planNow(typed, of);
  const after = now?.typed ?? typed;
  if (typed.get('doe') !== 'stap-erbij') return now;
  const rows = rowsIn(after);
  const more = rows.length < mostSteps ? [blankRow(of, rows)] : [];
  return { ...now, typed: withRows(after, [...rows, ...more]) };
}

/** Steps that were done or added meanwhile; undefined when the form still fits the plan. */
export function planNow(typed: Typed, of: CaseDesk): Again | undefined {
  const rows = rowsIn(typed);
  const standing = (row: Row) => of.actions.find(({ actionId }) => actionId === row.actionId);
  // The same words under the same id are this very form, sent before.
  const isOther = (row: Row) => !row.isKnown && (standing(row)?.what ?? row.what) !== row.what;
  const isOver = (row: Row) => {
    const action = standing(row);
    return action === undefined ? row.isKnown : isSettledStep(action) && !isOther(row);
  };
  const kept = rows.filter((row) => !isOver(row));
  const fresh = kept.filter((row) => !isOther(row));
  const held = new Set(fresh.map(({ actionId }) => actionId));
  const missing = rowsOf(of).filter(({ actionId }) => !held.has(actionId));
  if (fresh.length === rows.length && missing.length === 0) return undefined;
  const merged = kept
    .filter(isOther)
    .concat(missing)
    .reduce((all, row) => [...all, placed(row, of, all)], fresh);
  return {
    typed: withRows(typed, merged.map(waitingWithin(merged))),
    notice: 'Het plan is intussen veranderd. Kijk de stappen na.',
  };
}

/** Behind the others; a new step gets an id that is free. */
function placed(row: Row, of: CaseDesk, rows: readonly Row[]): Row {
  const { number, actionId } = blankRow(of, rows);
  return { ...row, number, ...(row.isKnown ? {} : { actionId }) };
}

function waitingWithin(rows: readonly Row[]) {
  const ids = new Set(rows.map(({ actionId }) => actionId));
  return (row: Row): Row => ({ ...row, after: row.after.filter((id) => ids.has(id)) });
}
