import { dueAt } from '../calendar/terms';
import type { Term, Terms } from '../policy/policy';
import type { Case, Deadline, DeadlineKind } from './case';
import type { Context } from './rule';

type TermedKind = Exclude<DeadlineKind, 'action' | 'suspension' | 'reopening' | 'basis-expiry'>;

/** One deadline per kind, but one per action for actions. */
export function deadlineKey(deadline: Pick<Deadline, 'kind' | 'about'>): string {
  return deadline.about === undefined ? deadline.kind : `${deadline.kind}/${deadline.about}`;
}

/** The policy's term for a kind; a late action is looked at again in the rhythm of calling back. */
export function termOf(kind: DeadlineKind, terms: Terms): Term {
  if (kind === 'action' || kind === 'suspension' || kind === 'basis-expiry')
    return terms['call-back'];
  return kind === 'reopening' ? terms.aftercare : terms[kind];
}

/** A fresh deadline, counted from now. */
export function startClock(kind: TermedKind | 'reopening', context: Context): Deadline {
  return deadlineAt(kind, dueAt(termOf(kind, context.terms), context.now));
}

export function deadlineAt(kind: DeadlineKind, at: string, about?: string): Deadline {
  return { kind, ...(about === undefined ? {} : { about }), dueAt: at, wakesAt: at, passings: 0 };
}

/** Every clock of the work on a case; a basis expires on its own day whatever becomes of the case. */
export function keysOfWork(current: Case): readonly string[] {
  return current.deadlines.filter(({ kind }) => kind !== 'basis-expiry').map(deadlineKey);
}

/** When the clock must look at this case again; a suspension stops every clock but its own and that of a basis. */
export function nextWakeAt(current: Case): string | undefined {
  return nextDeadline(current)?.wakesAt;
}

export function nextDeadline(current: Case): Deadline | undefined {
  return runningDeadlines(current)
    .filter((deadline) => deadline.wakesAt !== undefined)
    .reduce<Deadline | undefined>(
      (first, other) => (isSooner(other, first) ? other : first),
      undefined,
    );
}

export function runningDeadlines(current: Case): readonly Deadline[] {
  if (current.suspension === undefined) return current.deadlines;
  return current.deadlines.filter(({ kind }) => kind === 'suspension' || kind === 'basis-expiry');
}

function isSooner(deadline: Deadline, other: Deadline | undefined): boolean {
  return other?.wakesAt === undefined || (deadline.wakesAt ?? '') < other.wakesAt;
}
