import type { WorkflowClient } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';

export type HistoryEvent = NonNullable<History['events']>[number];

/** The events of all runs of a workflow, followed back from the present one: the list of runs may lag behind. */
export async function fetchAllRuns(
  client: WorkflowClient,
  workflowId: string,
): Promise<readonly HistoryEvent[]> {
  const later: HistoryEvent[] = [];
  let runId: string | undefined;
  do {
    const history: History = await client.getHandle(workflowId, runId).fetchHistory();
    const events = history.events ?? [];
    later.unshift(...events);
    // An empty text when there was no run before.
    runId = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  } while (runId !== '');
  return later;
}
