import { CancellationScope, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { isBeingSent, isDone, nextTermAt, delay } from '../../domain/handoff/decide-handoff';
import { toInstant, instantMillis } from '../../domain/calendar/iso';
import type { Handoff } from '../../domain/handoff/handoff';
import { createAlarm } from '../alarm';
import { stopIfRefused } from '../refused';
import { createCourier, isFollowed } from './courier';
import { createHandoffView, describeNextTerm } from './handoff-view';
import {
  accept,
  goOn,
  nowInstant,
  openShell,
  registerSignals,
  stopOrNarrow,
  type HandoffShell,
} from './handoff-shell';
import type { PartnerHandoffInput, PartnerHandoffResult } from './partner-handoff-messages';
import { createReporter } from './reporter';

/** One hand-off to one partner, from the plan's order to the outcome or to the confirmation that all was deleted. */
export async function partnerHandoff(input: PartnerHandoffInput): Promise<PartnerHandoffResult> {
  stopIfRefused(input);
  // A hand-off ends by its case or its partner: "Cancel" in the Temporal UI must not cut off a recall.
  return CancellationScope.nonCancellable(() => run(input));
}

async function run(input: PartnerHandoffInput): Promise<PartnerHandoffResult> {
  const shell = openShell(input);
  registerSignals(shell);
  if (input.stop !== undefined) stopOrNarrow(shell, input.stop);
  const view = createHandoffView(input.handoff);
  const courier = createCourier(shell);
  const reporter = createReporter(shell);
  const alarm = createAlarm(() => {
    shell.stirred += 1;
  });

  for (;;) {
    goOn(shell);
    passCrisis(shell);
    courier.tidy();
    courier.start();
    reporter.start();
    view.show(shell.current);
    if (!courier.isBusy() && !reporter.isBusy()) {
      if (isDone(shell.current)) return resultOf(shell.current);
      if (isRunLong(shell)) await continueAsNew<typeof partnerHandoff>(nextInput(shell));
    }
    alarm.set(nextWakeAt(shell, courier.isBusy()), describeNextTerm(shell.current));
    const { stirred } = shell;
    await condition(() => shell.stirred !== stirred);
  }
}

/** A crisis does not wait for the fourth attempt: a person hears after a quarter of an hour. */
function passCrisis(shell: HandoffShell): void {
  const { current } = shell;
  const tellAt = crisisAt(current);
  if (tellAt === undefined || tellAt > nowInstant()) return;
  accept(shell, delay(current, { attempts: current.attempts, trouble: 'CRISIS_NOT_DELIVERED' }));
}

function crisisAt(current: Handoff): string | undefined {
  const { urgency, deliveryState, statusAt, delivery } = current;
  if (urgency !== 'crisis' || deliveryState !== 'sending' || !isBeingSent(current))
    return undefined;
  return toInstant(instantMillis(statusAt) + delivery.crisisSeconds * 1_000);
}

function nextWakeAt(shell: HandoffShell, isBusy: boolean): string | undefined {
  const { current, pollAt } = shell;
  const poll = !isBusy && isFollowed(current) ? pollAt : undefined;
  const wakes = [nextTermAt(current), crisisAt(current), poll].filter((at) => at !== undefined);
  return wakes.sort().at(0);
}

function isRunLong({ eventsPerRun }: HandoffShell): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= eventsPerRun;
}

function nextInput(shell: HandoffShell): PartnerHandoffInput {
  const { current: handoff, isReleased, unreported, eventsPerRun } = shell;
  return { handoff, isReleased, unreported, eventsPerRun };
}

function resultOf({ status, withdrawal }: Handoff): PartnerHandoffResult {
  return { status, withdrawal: withdrawal?.state ?? 'none' };
}
