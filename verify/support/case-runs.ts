import { Client, Connection } from '@temporalio/client';
import type { Stack } from './stack';

/** How many commands each run of each case took, the first run first, as Temporal's own histories tell. */
export async function commandsPerRun(
  stack: Stack,
  cases: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const client = new Client({ connection, namespace: stack.namespace });
  try {
    return await Promise.all(cases.map((caseNumber) => countsOf(client, `case/${caseNumber}`)));
  } finally {
    await connection.close();
  }
}

async function countsOf({ workflow }: Client, workflowId: string): Promise<number[]> {
  const runs: { runId: string; startedAt: number }[] = [];
  for await (const { runId, startTime } of workflow.list({
    query: `WorkflowId = "${workflowId}"`,
  })) {
    runs.push({ runId, startedAt: startTime.getTime() });
  }
  runs.sort((a, b) => a.startedAt - b.startedAt);
  return Promise.all(
    runs.map(async ({ runId }) => {
      const { events } = await workflow.getHandle(workflowId, runId).fetchHistory();
      return (events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)
        .length;
    }),
  );
}
