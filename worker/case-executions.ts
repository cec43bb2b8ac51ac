import { WorkflowNotFoundError, isGrpcServiceError, type Client } from '@temporalio/client';
import type { ErasureDependencies } from '../activities/erasure-activities';
import { caseWorkflowId } from '../workflows/resident-case/resident-case-messages';

const notFound = 5;

interface Run {
  readonly workflowId: string;
  readonly runId: string;
  readonly isRunning: boolean;
}

/** All runs of a case and of its hand-offs, the ones before each continue-as-new too. */
export function caseExecutions(
  client: Client,
  namespace: string,
): ErasureDependencies['executions'] {
  const { workflow, workflowService } = client;

  async function list(caseNumber: string): Promise<readonly Run[]> {
    const id = caseWorkflowId(caseNumber);
    const runs: Run[] = [];
    // The slash: OK-2026-00042 is the beginning of another number, too.
    const query = `WorkflowId = '${id}' OR WorkflowId STARTS_WITH '${id}/'`;
    for await (const { workflowId, runId, status } of workflow.list({ query }))
      runs.push({ workflowId, runId, isRunning: status.name === 'RUNNING' });
    return runs;
  }

  return {
    async areQuiet(caseNumber) {
      const running = (await list(caseNumber)).filter(({ isRunning }) => isRunning);
      for (const { workflowId, runId } of running) {
        const found = await unlessGone(workflow.getHandle(workflowId, runId).describe());
        const isBusy =
          (found?.raw.pendingActivities ?? []).length > 0 ||
          (found?.raw.pendingWorkflowTask ?? null) !== null;
        if (isBusy) return false;
      }
      return true;
    },
    async terminate(caseNumber) {
      const running = (await list(caseNumber)).filter(({ isRunning }) => isRunning);
      for (const { workflowId, runId } of running)
        await unlessGone(workflow.getHandle(workflowId, runId).terminate('erasure'));
    },
    async delete(caseNumber) {
      const runs = await list(caseNumber);
      for (const { workflowId, runId } of runs) {
        const workflowExecution = { workflowId, runId };
        await unlessGone(workflowService.deleteWorkflowExecution({ namespace, workflowExecution }));
      }
      return runs.length;
    },
    count: async (caseNumber) => (await list(caseNumber)).length,
  };
}

/** Undefined when there is no such execution any more: somebody, or an earlier try, was faster. */
async function unlessGone<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    if (isGrpcServiceError(error) && hasCode(error, notFound)) return undefined;
    throw error;
  }
}

function hasCode(error: { readonly code: number }, code: number): boolean {
  return error.code === code;
}
