import { defineSearchAttributeKey } from '@temporalio/common';
import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  log,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index';
import { slotOf, type EditionSlot } from '../../domain/report/edition-due';
import { stopIfRefused } from '../refused';
import type { SignalReportInput, SignalReportResult } from './signal-report-messages';

const scheduledStartKey = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

const { publishEdition, listListeners } = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  // Until the database is back, however long that takes.
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

const { tellListener } = proxyActivities<Activities>({
  startToCloseTimeout: '45 seconds',
  heartbeatTimeout: '10 seconds',
  // Each failure says itself when to try again, and which is the last; this is for a worker that died in the middle.
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '1 hour' },
});

/**
 * One edition of the signal report: published once, then told to everybody who wants to hear of it. Started every
 * Monday; in a week without an edition it ends at once.
 */
export async function signalReport(input: SignalReportInput): Promise<SignalReportResult> {
  stopIfRefused(input);
  // "Cancel" in the Temporal UI must not leave an edition that nobody hears of.
  return CancellationScope.nonCancellable(() => run(input));
}

async function run(input: SignalReportInput): Promise<SignalReportResult> {
  const slot = input.extra ?? slotOf(scheduledAt(), input.rhythm);
  if (slot === undefined) return { told: [], notTold: {} };
  const edition = await publish(slot);
  const listeners = await listListeners.executeWithOptions(
    { summary: `who hears of edition ${String(edition)}` },
    [],
  );
  // One that is away for days holds up none of the others.
  const ends = await Promise.all(
    listeners.map(async (listener) => [listener, await tell(edition, listener)] as const),
  );
  const notTold = ends.flatMap(([listener, trouble]) =>
    trouble === undefined ? [] : [[listener, trouble] as const],
  );
  return {
    edition,
    told: ends.filter(([, trouble]) => trouble === undefined).map(([listener]) => listener),
    notTold: Object.fromEntries(notTold),
  };
}

function publish(slot: EditionSlot): Promise<number> {
  const which = slot.kind === 'scheduled' ? `edition of ${slot.slot}` : 'an extra edition';
  return publishEdition.executeWithOptions({ summary: `publish ${which}` }, [slot]);
}

/** The code of what went wrong for good; what was published stays published, whoever could not be told. */
async function tell(edition: number, listener: string): Promise<string | undefined> {
  const summary = `tell ${listener} of edition ${String(edition)}`;
  try {
    await tellListener.executeWithOptions({ summary }, [{ edition, listener }]);
    return undefined;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    const { cause } = error;
    const code = cause instanceof ApplicationFailure ? (cause.type ?? 'UNKNOWN') : 'UNKNOWN';
    log.error('a listener was not told of an edition', { edition, listener, kind: code });
    return code;
  }
}

/** What the schedule meant, also when it was caught up weeks later; a start by hand means its own moment. */
function scheduledAt(): string {
  const { typedSearchAttributes, startTime } = workflowInfo();
  return (typedSearchAttributes.get(scheduledStartKey) ?? startTime).toISOString();
}
