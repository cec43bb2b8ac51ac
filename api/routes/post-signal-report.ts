import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { z } from 'zod';
import { extraSlot } from '../../domain/report/edition-due';
import type { Database } from '../../store/database';
import {
  extraReportStart,
  signalReportType,
} from '../../workflows/signal-report/signal-report-messages';
import { answerOnce } from '../commands/answer-once';
import { isEngineAway, engineAway } from '../commands/engine';
import { defineRoute } from '../route';

interface Dependencies {
  readonly db: Database;
  readonly engine: Client;
  readonly taskQueue: string;
}

const startWithinMs = 5_000;

const AskedSchema = z
  .object({ asked: z.literal(true) })
  .meta({ id: 'AskedEdition', description: 'GET /signal-reports lists it when it is out.' });

/** POST /signal-reports: an edition between two of the schedule. */
export function postSignalReport({ db, engine, taskQueue }: Dependencies) {
  return defineRoute({
    method: 'post',
    path: '/signal-reports',
    operationId: 'postSignalReport',
    summary: 'Ask for an extra edition of the signal report',
    tag: 'Signals',
    roles: ['project-leader', 'policy-group'],
    requiresIdempotencyKey: true,
    responses: { 202: { description: 'It will be published in a moment.', schema: AskedSchema } },
    handle: (request) =>
      answerOnce(db, request, async (commandId) => {
        await startExtra({ engine, taskQueue }, commandId);
        return { status: 202, body: { asked: true } };
      }),
  });
}

async function startExtra(
  { engine, taskQueue }: Omit<Dependencies, 'db'>,
  commandId: string,
): Promise<void> {
  const slot = extraSlot(commandId, new Date().toISOString());
  const options = { ...extraReportStart(slot, commandId), taskQueue };
  try {
    await engine.withDeadline(Date.now() + startWithinMs, () =>
      engine.workflow.start(signalReportType, {
        ...options,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      }),
    );
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return;
    throw isEngineAway(error) ? engineAway(error) : error;
  }
}
