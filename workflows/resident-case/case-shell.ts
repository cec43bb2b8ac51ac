import { apply, type Applied } from '../../domain/case/apply';
import type { Case } from '../../domain/case/case';
import { passDeadlines } from '../../domain/case/clocks';
import { clock, type CaseEvent } from '../../domain/case/events';
import type { Context } from '../../domain/case/rule';
import { errandsOf } from '../../domain/case/errands';
import type { PlannedErrand, ResidentCaseInput } from './resident-case-messages';

/** What one run of a case remembers. Handlers and the main loop share it and replace what it holds. */
export interface CaseShell {
  current: Case;
  unrecorded: readonly CaseEvent[];
  errands: readonly PlannedErrand[];
  seen: readonly string[];
  /** Commands handled by this run. */
  handled: number;
  readonly input: ResidentCaseInput;
}

export function openShell(input: ResidentCaseInput): CaseShell {
  const { current, unrecorded = [], errands = [], seen = [] } = input;
  return { current, unrecorded, errands, seen, handled: 0, input };
}

/** Workflow time: the same at every replay. */
export function contextNow(shell: CaseShell): Context {
  return { now: new Date().toISOString(), terms: shell.input.terms };
}

export function accept(shell: CaseShell, applied: Applied): void {
  shell.current = applied.current;
  shell.unrecorded = [...shell.unrecorded, ...applied.events];
  const planned = applied.events.flatMap((event) =>
    errandsOf(event, applied.current).map((errand) => ({ afterSeq: event.seq, errand })),
  );
  shell.errands = [...shell.errands, ...withoutNeedless(planned)];
}

/** One that starts free to go need not be told so. */
function withoutNeedless(planned: readonly PlannedErrand[]): readonly PlannedErrand[] {
  const starting = planned.filter(({ errand }) => errand.ask === 'start');
  const isStarting = (id: string) => starting.some(({ errand }) => errand.handoffId === id);
  return planned.filter(({ errand }) => errand.ask !== 'release' || !isStarting(errand.handoffId));
}

export function passDue(shell: CaseShell): void {
  const context = contextNow(shell);
  const passed = passDeadlines(shell.current, context);
  if (passed.length > 0)
    accept(shell, apply(shell.current, passed, { at: context.now, by: clock }));
}

/** Where the next run goes on. Normally nothing is unrecorded then, but a flood of commands must not hold it up. */
export function nextInput({
  current,
  unrecorded,
  errands,
  seen,
  input,
}: CaseShell): ResidentCaseInput {
  const { terms, limits } = input;
  const carried = limits.seenCommands === 0 ? [] : seen.slice(-limits.seenCommands);
  return {
    current,
    terms,
    limits,
    seen: carried,
    unrecorded,
    ...(errands.length === 0 ? {} : { errands }),
  };
}
