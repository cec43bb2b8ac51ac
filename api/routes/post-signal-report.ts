import type { Client } from '@temporalio/client';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import {
  extraEditionStart,
  signalReportType,
} from '../../workflows/signal-report/signal-report-messages';
import { answerOnce } from '../commands/answer-once';
import { startOnce } from '../commands/engine';
import { defineRoute } from '../route';
import { AskedEditionSchema } from '../schemas/report-schemas';

interface Dependencies {
  readonly db: Database;
  readonly engine: Client;
  readonly policy: Policy;
  readonly taskQueue: string;
}

/** POST /signal-reports: an edition between two of the schedule; it is published within moments, not at once. */
export function postSignalReport({ db, engine, policy, taskQueue }: Dependencies) {
  return defineRoute({
    method: 'post',
    path: '/signal-reports',
    operationId: 'postSignalReport',
    summary: 'Ask for an extra edition of the signal report',
    tag: 'Signals',
    touches: 'no-case',
    access: { purpose: 'order-report' },
    requiresIdempotencyKey: true,
    responses: {
      202: {
        description: 'The edition is being made; it will be the newest of the list in `Location`.',
        schema: AskedEditionSchema,
      },
    },
    handle: async (request) => {
      const answer = await answerOnce(db, request, async (commandId) => {
        const askedAt = new Date().toISOString();
        const start = extraEditionStart({ askedId: commandId, askedAt }, policy.report);
        await startOnce(engine, signalReportType, { ...start, taskQueue });
        return { status: 202, body: { askedAt, workflowId: start.workflowId } };
      });
      return { ...answer, headers: { ...answer.headers, Location: '/v1/signal-reports' } };
    },
  });
}
