import { log, setHandler, workflowInfo } from '@temporalio/workflow';
import {
  answer,
  applyFacts,
  begin,
  delay,
  narrow,
  passTerms,
  resend,
  stop,
  type DecidedFact,
} from '../../domain/handoff/decide-handoff';
import type { StopAsk } from '../../domain/handoff/errand';
import type { HandoffFact } from '../../domain/handoff/events';
import type { Handoff } from '../../domain/handoff/handoff';
import { isIgnored } from '../refused';
import {
  deliveryDelayedSignal,
  partnerAnsweredSignal,
  partnerNudgedSignal,
  releaseHandoffSignal,
  resendHandoffSignal,
  stopHandoffSignal,
  type PartnerHandoffInput,
} from './partner-handoff-messages';

/** What one run of a hand-off remembers. Handlers and the main loop share it and replace what it holds. */
export interface HandoffShell {
  current: Handoff;
  isReleased: boolean;
  unreported: readonly HandoffFact[];
  /** When to ask the partner next, for partners that must be asked. */
  pollAt: string | undefined;
  /** Counts what came in, so that the main loop sees that something did. */
  stirred: number;
  readonly eventsPerRun: number;
}

export function openShell(input: PartnerHandoffInput): HandoffShell {
  const { handoff, isReleased, unreported = [], eventsPerRun } = input;
  return {
    current: handoff,
    isReleased,
    unreported,
    pollAt: undefined,
    stirred: 0,
    eventsPerRun,
  };
}

/** Workflow time: the same at every replay. */
export function nowInstant(): string {
  return new Date().toISOString();
}

export function accept(shell: HandoffShell, decided: readonly DecidedFact[]): void {
  const applied = applyFacts(shell.current, decided, nowInstant());
  shell.current = applied.current;
  shell.unreported = [...shell.unreported, ...applied.facts];
}

/** What is due by the clock, and the start as soon as the plan's order allows it. */
export function goOn(shell: HandoffShell): void {
  if (shell.isReleased) accept(shell, begin(shell.current));
  accept(shell, passTerms(shell.current, nowInstant()));
}

export function stopOrNarrow(shell: HandoffShell, ask: StopAsk): void {
  const { categories, withdrawnAt } = ask;
  accept(
    shell,
    categories === undefined
      ? stop(shell.current, ask)
      : narrow(shell.current, categories, withdrawnAt),
  );
}

/** All before the first await; each is synchronous. */
export function registerSignals(shell: HandoffShell): void {
  setHandler(partnerAnsweredSignal, (said) => {
    guarded(
      shell,
      () => {
        accept(shell, answer(shell.current, said, nowInstant()));
      },
      said,
    );
  });
  setHandler(partnerNudgedSignal, () => {
    guarded(shell, () => {
      if (shell.current.pollEvery !== undefined) shell.pollAt = nowInstant();
    });
  });
  setHandler(deliveryDelayedSignal, (trouble) => {
    guarded(
      shell,
      () => {
        accept(shell, delay(shell.current, trouble));
      },
      trouble,
    );
  });
  setHandler(releaseHandoffSignal, () => {
    guarded(shell, () => {
      shell.isReleased = true;
    });
  });
  setHandler(stopHandoffSignal, (ask) => {
    guarded(
      shell,
      () => {
        stopOrNarrow(shell, ask);
      },
      ask,
    );
  });
  setHandler(resendHandoffSignal, () => {
    guarded(shell, () => {
      accept(shell, resend(shell.current));
    });
  });
}

/** An error would fail the task again and again and stop the whole hand-off; the log raises the alarm instead. */
function guarded(shell: HandoffShell, handle: () => void, sent?: unknown): void {
  try {
    if (!isIgnored(sent)) handle();
  } catch (error) {
    log.error('defect in a signal to a hand-off', {
      workflowId: workflowInfo().workflowId,
      kind: error instanceof Error ? error.name : 'unknown',
    });
  }
  shell.stirred += 1;
}
