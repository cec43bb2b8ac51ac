import type { Client } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import { signalReportId } from '../../workflows/signal-report/signal-report-messages';

/** When the server itself says that the schedule starts, between two instants. */
export async function serverTimes(
  client: Client,
  namespace: string,
  [from, until]: readonly [string, string],
): Promise<readonly string[]> {
  const { startTime } = await client.workflowService.listScheduleMatchingTimes({
    ...{ namespace, scheduleId: signalReportId },
    startTime: msToTs(Date.parse(from)),
    endTime: msToTs(Date.parse(until)),
  });
  return startTime.map((at) => new Date(tsToMs(at)).toISOString());
}
