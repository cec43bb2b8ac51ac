import type { Client, WorkflowHandle } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { setting } from './test-database';
import { installRuntime } from './test-worker';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
export type HistoryEvent = NonNullable<History['events']>[number];

export interface Run {
  readonly workflowId: string;
  readonly history: History;
}

/** The histories of a case, one per run, the oldest first. */
export async function fetchRuns(
  client: Client,
  { workflowId, firstRunId }: { readonly workflowId: string; readonly firstRunId: string },
): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let runId: string | undefined = firstRunId; runId !== undefined;) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push({ workflowId, history });
    runId = nextRunOf(history);
  }
  return runs;
}

/** The histories of the hand-offs that these runs of a case started, oldest first; one started again has several. */
export async function fetchHandoffRuns(
  client: Client,
  runs: readonly Run[],
): Promise<readonly Run[]> {
  const started = runs.flatMap(({ history }) => eventsOf(history)).flatMap(startedChild);
  const found = await Promise.all(started.map((child) => fetchRuns(client, child)));
  return found.flat();
}

function startedChild({ childWorkflowExecutionStartedEventAttributes: started }: HistoryEvent) {
  const { workflowId, runId } = started?.workflowExecution ?? {};
  return typeof workflowId === 'string' && typeof runId === 'string'
    ? [{ workflowId, firstRunId: runId }]
    : [];
}

export function eventsOf({ events }: History): readonly HistoryEvent[] {
  return events ?? [];
}

/** What a history consists of, oldest first, such as `timerStarted`. */
export function kindsOf(history: History): readonly string[] {
  return eventsOf(history).map((event) => {
    const field = Object.keys(event).find((name) => name.endsWith('EventAttributes'));
    return field?.replace('EventAttributes', '') ?? 'unknown';
  });
}

/** No task and no activity is under way. */
export function isAtRest(history: History): boolean {
  const kinds = kindsOf(history);
  const count = (kind: string) => kinds.filter((other) => other === kind).length;
  const isTaskOpen = kinds.lastIndexOf('workflowTaskScheduled') > lastTaskEnd(kinds);
  const isWaiting =
    count('startChildWorkflowExecutionInitiated') !== count('childWorkflowExecutionStarted') ||
    count('signalExternalWorkflowExecutionInitiated') !==
      count('externalWorkflowExecutionSignaled') + count('signalExternalWorkflowExecutionFailed');
  const ended = ['Completed', 'Failed', 'TimedOut', 'Canceled'].map((end) =>
    count(`activityTask${end}`),
  );
  const isDone = count('activityTaskScheduled') === ended.reduce((sum, some) => sum + some, 0);
  return !isTaskOpen && !isWaiting && isDone;
}

function lastTaskEnd(kinds: readonly string[]): number {
  const ends = ['workflowTaskCompleted', 'workflowTaskFailed', 'workflowTaskTimedOut'];
  return Math.max(...ends.map((kind) => kinds.lastIndexOf(kind)));
}

function nextRunOf(history: History): string | undefined {
  const last = eventsOf(history).at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
  return last?.newExecutionRunId ?? undefined;
}

/** The largest number of timers that were open at one moment. */
export function mostOpenTimers(history: History): number {
  let open = 0;
  let most = 0;
  for (const event of eventsOf(history)) {
    if (event.timerStartedEventAttributes) open += 1;
    if (event.timerFiredEventAttributes || event.timerCanceledEventAttributes) open -= 1;
    most = Math.max(most, open);
  }
  return most;
}

/** A signal came while the run was ending: the server has the task done again, and nothing is lost. */
const unhandledCommand = 1;

export function taskFailures(history: History): readonly string[] {
  return eventsOf(history).flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
    failed && Number(failed.cause) !== unhandledCommand
      ? [failed.failure?.message ?? 'no message']
      : [],
  );
}

/** What is wrong with these histories: a second open timer, a failed task, or a replay that takes another course. */
export async function faultsOf(
  runs: readonly Run[],
  dataConverter?: DataConverter,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const run of runs) {
    if (mostOpenTimers(run.history) > 1) faults.push(`${run.workflowId}: two timers open`);
    faults.push(...taskFailures(run.history).map((message) => `${run.workflowId}: ${message}`));
    await replay(run, setting('WORKFLOW_BUNDLE'), dataConverter).catch((error: unknown) => {
      faults.push(`${run.workflowId}: ${String(error)}`);
    });
  }
  return faults;
}

/** Plays a recorded run again; those in test/replay are plain, and so they are without a converter. On the workflows of this run when no other bundle is named; throws when it differs. */
export async function replay(
  { workflowId, history }: { readonly workflowId: string; readonly history: unknown },
  codePath = setting('WORKFLOW_BUNDLE'),
  dataConverter?: DataConverter,
): Promise<void> {
  installRuntime();
  const converter = dataConverter === undefined ? {} : { dataConverter };
  // Without its id the case would be replayed under another one, and under another key.
  await Worker.runReplayHistory(
    { workflowBundle: { codePath }, ...converter },
    history,
    workflowId,
  );
}
