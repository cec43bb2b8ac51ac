import {
  CancellationScope,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index';
import { nextWakeAt } from '../../domain/case/deadlines';
import { isHeldOpen } from '../../domain/case/open-handoffs';
import { createAlarm } from '../alarm';
import { stopIfRefused } from '../refused';
import { contextNow, nextInput, openShell, passDue, type CaseShell } from './case-shell';
import { registerCommands } from './command-handlers';
import { createErrands, registerReports } from './handoff-children';
import { createOperatorView, describeEvents, describeNextDeadline } from './operator-view';
import {
  commandResult,
  type CommandResult,
  type ResidentCaseInput,
} from './resident-case-messages';

// No end to the retries: a case that could not write its journal would be lost to everybody but Temporal.
const { recordEvents } = proxyActivities<Activities>({
  // A worker that dies while writing holds up its case's journal no longer than this; writing twice is harmless.
  startToCloseTimeout: '5 seconds',
  retry: {
    initialInterval: '500 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '10 seconds',
  },
});

/** One execution per resident's case, from referral until it can't be reopened any more. */
export async function residentCase(input: ResidentCaseInput): Promise<CommandResult> {
  stopIfRefused(input);
  // A case ends by its own commands only: "Cancel" in the Temporal UI must not cut off its journal.
  return CancellationScope.nonCancellable(() => runCase(input));
}

async function runCase(input: ResidentCaseInput): Promise<CommandResult> {
  const shell = openShell(input);
  registerCommands(shell);
  registerReports(shell);
  const view = createOperatorView(input.current);
  let isRinging = false;
  const alarm = createAlarm(() => {
    isRinging = true;
  });
  const recorder = createRecorder(shell);
  const errands = createErrands(shell);

  for (;;) {
    isRinging = false;
    passDue(shell);
    view.show(shell.current);
    errands.start();
    if (!recorder.isBusy() && !errands.isBusy()) {
      if (isRunLong(shell)) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof residentCase>(nextInput(shell));
      }
      if (isOver(shell)) return commandResult(shell.current);
    }
    if (!recorder.isBusy()) recorder.start();
    alarm.set(nextWakeAt(shell.current), describeNextDeadline(shell.current));
    const { sequence } = shell.current;
    const wasBusy = [recorder.isBusy(), errands.isBusy()];
    await condition(
      () =>
        isRinging ||
        shell.current.sequence !== sequence ||
        recorder.isBusy() !== wasBusy[0] ||
        errands.isBusy() !== wasBusy[1],
    );
  }
}

/** It can't be reopened, and nobody waits for it: no resident who may still take back a basis, no partner. */
function isOver(shell: CaseShell): boolean {
  const { current, unrecorded } = shell;
  return (
    current.isEnded === true &&
    unrecorded.length === 0 &&
    !isHeldOpen(current, contextNow(shell).now)
  );
}

/** Writes the journal in batches: what happens while one is under way waits and goes together. */
function createRecorder(shell: CaseShell) {
  let isBusy = false;

  async function record(): Promise<void> {
    const events = shell.unrecorded;
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return;
    isBusy = true;
    const { caseNumber } = shell.current;
    await recordEvents.executeWithOptions({ summary: describeEvents(events) }, [
      { caseNumber, events },
    ]);
    shell.unrecorded = shell.unrecorded.filter((event) => event.seq > last.seq);
    isBusy = false;
  }

  return {
    isBusy: () => isBusy,
    start: () => void record(),
  };
}

/** The server suggests this only at 4,096 events; a case that was evicted is slow to replay long before that. */
function isRunLong({ input: { limits }, handled }: CaseShell): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= limits.events || handled >= limits.commands;
}
