import type { Actor, Case } from './case';
import type { CaseEvent, Decided } from './events';
import { evolve } from './evolve';
import { consequences } from './handoff';

export interface Applied {
  readonly current: Case;
  readonly events: readonly CaseEvent[];
}

export interface Stamp {
  readonly at: string;
  readonly by: Actor;
  readonly commandId?: string;
}

/** Gives decided facts, and what follows from them, their place in the journal and folds them into the case. */
export function apply(current: Case, decided: readonly Decided[], stamp: Stamp): Applied {
  let applied = take({ current, events: [] }, decided, stamp);
  // Each round settles an action or lets a hand-off go, so it comes to an end.
  for (;;) {
    const next = consequences(applied.current);
    if (next.length === 0) return applied;
    applied = take(applied, next, stamp);
  }
}

function take(applied: Applied, decided: readonly Decided[], stamp: Stamp): Applied {
  return decided.reduce<Applied>((before, fact) => {
    const event: CaseEvent = { ...fact, ...stamp, seq: before.current.sequence + 1 };
    return { current: evolve(before.current, event), events: [...before.events, event] };
  }, applied);
}
