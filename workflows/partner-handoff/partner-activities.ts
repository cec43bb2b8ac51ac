import { ActivityCancellationType, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../../activities/index';
import { connectorQueue } from '../../domain/handoff/connector-queue';
import type { Handoff } from '../../domain/handoff/handoff';

/** What speaks to the partner of a hand-off, on the partner's own queue. */
export function partnerActivities({
  partner,
  delivery: { retrySeconds },
}: Pick<Handoff, 'partner' | 'delivery'>) {
  const [first = 5] = retrySeconds;
  return proxyActivities<Activities>({
    taskQueue: connectorQueue(workflowInfo().taskQueue, partner),
    startToCloseTimeout: '45 seconds',
    heartbeatTimeout: '10 seconds',
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: {
      // Each failure says itself when to try again; this is for a worker that died in the middle.
      initialInterval: `${String(first)} seconds`,
      backoffCoefficient: 2,
      maximumInterval: `${String(Math.max(first, retrySeconds.at(-1) ?? first))} seconds`,
      maximumAttempts: retrySeconds.length + 1,
    },
  });
}

/** Codes for the timeline: `request of hand-off 2 to viveste`. */
export function summaryOf({ number, partner }: Handoff, what: string): string {
  return `${what} of hand-off ${String(number)} to ${partner}`;
}
