import type { Actor, Case } from './case';
import type { CaseEvent, Decided } from './events';
import { evolve } from './evolve';

export interface Applied {
  readonly current: Case;
  readonly events: readonly CaseEvent[];
}

/** Gives decided facts their place in the journal and folds them into the case. */
export function apply(
  current: Case,
  decided: readonly Decided[],
  stamp: { readonly at: string; readonly by: Actor; readonly commandId?: string },
): Applied {
  return decided.reduce<Applied>(
    (applied, fact) => {
      const event: CaseEvent = { ...fact, ...stamp, seq: applied.current.sequence + 1 };
      return { current: evolve(applied.current, event), events: [...applied.events, event] };
    },
    { current, events: [] },
  );
}
