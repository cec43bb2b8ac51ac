import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { caseNumberOf } from '../../domain/handoff/handoff-id';
import { caseWorkflowId, handoffReportedSignal } from '../resident-case/resident-case-messages';
import type { HandoffShell } from './handoff-shell';

/** Tells the case what happened to its hand-off, in order; what happens meanwhile goes with the next message. */
export function createReporter(shell: HandoffShell) {
  let isBusy = false;

  async function report(): Promise<void> {
    isBusy = true;
    const { handoffId } = shell.current;
    const facts = shell.unreported;
    try {
      const parent = getExternalWorkflowHandle(caseWorkflowId(caseNumberOf(handoffId)));
      await parent.signal(handoffReportedSignal, { handoffId, facts });
    } catch (error) {
      // A case runs on while one of its hand-offs is open, so this is one that an operator ended by hand.
      log.error('the case of a hand-off is not running', {
        kind: error instanceof Error ? error.name : 'unknown',
      });
    }
    shell.unreported = shell.unreported.slice(facts.length);
    isBusy = false;
    shell.stirred += 1;
  }

  return {
    isBusy: () => isBusy,
    start(): void {
      if (!isBusy && shell.unreported.length > 0) void report();
    },
  };
}
