import { defineSearchAttributeKey } from '@temporalio/common';
import {
  ActivityFailure,
  ApplicationFailure,
  log,
  proxyActivities,
  setCurrentDetails,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index';
import { slotOf, type EditionSlot } from '../../domain/report/edition-due';
import type { SignalReportInput, SignalReportResult } from './signal-report-messages';

const scheduledStartTime = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

const { publishEdition } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

const { tellListener } = proxyActivities<Activities>({
  startToCloseTimeout: '45 seconds',
  // Each failure says itself when to try again; this is for a worker that died in the middle.
  retry: { initialInterval: '5 seconds', maximumInterval: '1 hour' },
});

/** One edition of the signal report: closed and published in one piece, then told to everyone who listens. */
export async function signalReport(input: SignalReportInput): Promise<SignalReportResult> {
  const slot = 'extra' in input ? input.extra : dueSlot(input);
  if (slot === undefined) return { told: [], notTold: [] };
  const summary = `Publish the ${slot.kind} edition of ${slot.dueAt.slice(0, 10)}`;
  const published = await publishEdition.executeWithOptions({ summary }, [slot]);
  const { edition, listeners } = published;
  setCurrentDetails(
    `Edition ${String(edition)} is published; ${String(listeners.length)} are told.`,
  );
  const ends = await Promise.all(listeners.map((listener) => tell(edition, listener)));
  const notTold = ends.flatMap(({ listener, trouble }) =>
    trouble === undefined ? [] : [{ listener, trouble }],
  );
  return {
    edition,
    told: ends.filter((end) => end.trouble === undefined).map(({ listener }) => listener),
    notTold,
  };
}

/** The slot that the schedule started this run for; the weekly slot of a week in between is for nothing. */
function dueSlot({ rhythm }: Extract<SignalReportInput, { readonly rhythm: unknown }>) {
  const startedFor = workflowInfo().typedSearchAttributes.get(scheduledStartTime);
  const at = startedFor ?? workflowInfo().startTime;
  return slotOf(at.toISOString(), rhythm) satisfies EditionSlot | undefined;
}

/** Who cannot be told keeps neither the others nor the edition waiting: it becomes work for a person. */
async function tell(edition: number, listener: string) {
  try {
    const summary = `Edition ${String(edition)} to ${listener}`;
    await tellListener.executeWithOptions({ summary }, [{ edition, listener }]);
    return { listener, trouble: undefined };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    const { cause } = error;
    const trouble = cause instanceof ApplicationFailure ? (cause.type ?? 'UNKNOWN') : 'UNKNOWN';
    log.error('an edition could not be told to a listener', { listener, trouble });
    return { listener, trouble };
  }
}
