import type { Span } from '../../../domain/effects/timeline';
import { eventName, partyName, type EffectsView } from './effects-view';

/** One row of the picture and of the table beside it, found by its mark. */
export interface TimelineRow {
  readonly mark: string;
  readonly what: string;
  readonly when: string;
  readonly span: Span;
}

export function interventionRows(view: EffectsView): readonly TimelineRow[] {
  return rowsOf(view.effects.timelines.intervention, (number) => String(number + 1), {
    session: () => 'Gesprek aan tafel',
    'hand-off': ({ about }) => `Overdracht aan ${partyName(view, about)}`,
    budget: () => 'Uitgave uit het maatwerkbudget',
    closure: () => 'Afgerond',
  });
}

export function referenceRows(view: EffectsView): readonly TimelineRow[] {
  return rowsOf(view.effects.timelines.reference, letterOf, {
    'life-event': ({ about }) => eventName(view, about),
  });
}

function rowsOf(
  spans: readonly Span[],
  markOf: (index: number) => string,
  words: Readonly<Record<string, (span: Span) => string>>,
): readonly TimelineRow[] {
  return spans.toSorted(byStart).map((span, index) => ({
    mark: markOf(index),
    what: words[span.code]?.(span) ?? span.code,
    when: whenWords(span),
    span,
  }));
}

function byStart(one: Span, other: Span): number {
  return one.fromMonth - other.fromMonth;
}

const alphabet = 26;

/** A, B, … Z, AA: other marks than those of what happened. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % alphabet));
  return letter.repeat(Math.floor(index / alphabet) + 1);
}

function whenWords({ fromMonth, untilMonth }: Span): string {
  const from = `maand ${String(Math.floor(fromMonth) + 1)}`;
  // Until the twelfth month ends is "tot en met maand 12".
  const last = Math.max(Math.ceil(untilMonth), Math.floor(fromMonth) + 1);
  return last === Math.floor(fromMonth) + 1 ? from : `${from} tot en met ${String(last)}`;
}
