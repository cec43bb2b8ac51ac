import { Connection, isGrpcServiceError } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { ProofRun } from '../support/proof';
import type { Stack } from '../support/stack';

const { UpdateWorkflowExecutionLifecycleStage, WorkflowExecutionStatus } = temporal.api.enums.v1;
const completed =
  UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED;
const running = WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
const identity = 'somebody-with-grpc';
const longestMs = 6_000;

/** Temporal as whoever reaches its port can use it: past the api, with payloads of one's own making. */
export interface RawDoor {
  /** What the run of this workflow started with, as it is stored. */
  firstInput(workflowId: string): Promise<Payload>;
  signal(workflowId: string, name: string, payload: Payload): Promise<void>;
  /** Resolves to the type of the failure, `accepted`, or `no answer`. */
  update(workflowId: string, name: string, payload: Payload): Promise<string>;
  start(workflowId: string, payload: Payload): Promise<void>;
  /** How many tasks of the workflow failed so far; null when it is not running. */
  failedTasks(workflowId: string): Promise<number | null>;
  terminate(workflowId: string): Promise<void>;
}

export async function openRawDoor(run: ProofRun, stack: Stack): Promise<RawDoor> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  run.atEnd(() => connection.close());
  const { workflowService } = connection;
  const { namespace } = stack;
  const at = (workflowId: string) => ({ namespace, workflowExecution: { workflowId }, identity });
  return {
    async firstInput(workflowId) {
      const asked = { namespace, execution: { workflowId }, maximumPageSize: 1 };
      const { history } = await workflowService.getWorkflowExecutionHistory(asked);
      const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
      const [payload] = started?.input?.payloads ?? [];
      if (payload === undefined) throw new Error(`${workflowId} started with nothing.`);
      return payload;
    },
    async signal(workflowId, signalName, payload) {
      const input = { payloads: [payload] };
      await workflowService.signalWorkflowExecution({ ...at(workflowId), signalName, input });
    },
    async update(workflowId, name, payload) {
      const meta = { updateId: `poison-${String(performance.now())}`, identity };
      const request = { meta, input: { name, args: { payloads: [payload] } } };
      const waitPolicy = { lifecycleStage: completed };
      try {
        const { outcome } = await connection.withDeadline(Date.now() + longestMs, () =>
          workflowService.updateWorkflowExecution({ ...at(workflowId), request, waitPolicy }),
        );
        if (outcome === null || outcome === undefined) return 'no answer';
        return outcome.failure?.applicationFailureInfo?.type ?? 'accepted';
      } catch (error) {
        if (isGrpcServiceError(error)) return 'no answer';
        throw error;
      }
    },
    async start(workflowId, payload) {
      await workflowService.startWorkflowExecution({
        ...{ namespace, workflowId, identity, requestId: workflowId },
        workflowType: { name: 'residentCase' },
        taskQueue: { name: 'op-koers' },
        input: { payloads: [payload] },
      });
    },
    failedTasks: (workflowId) => failedTasks(connection, namespace, workflowId),
    async terminate(workflowId) {
      await workflowService.terminateWorkflowExecution(at(workflowId));
    },
  };
}

/** A task that fails again and again has one event; the rest shows in the attempt it is at. */
async function failedTasks(
  { workflowService }: Connection,
  namespace: string,
  workflowId: string,
): Promise<number | null> {
  const execution = { workflowId };
  const described = await workflowService.describeWorkflowExecution({ namespace, execution });
  if (described.workflowExecutionInfo?.status !== running) return null;
  const { history } = await workflowService.getWorkflowExecutionHistory({ namespace, execution });
  const failed = (history?.events ?? []).filter((event) => event.workflowTaskFailedEventAttributes);
  return Math.max(failed.length, (described.pendingWorkflowTask?.attempt ?? 1) - 1);
}
