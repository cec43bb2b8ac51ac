import {
  Client,
  Connection,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  type ConnectionOptions,
  type DataConverter,
  type WorkflowStartOptions,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Command, CommandName } from '../../domain/case/commands';
import { refusals } from '../../domain/case/refusal';
import {
  caseWorkflowId,
  commandUpdate,
  type CommandResult,
} from '../../workflows/resident-case/resident-case-messages';
import { CaseErased } from '../../store/erased';
import { Problem } from '../problem';

/** A worker that was killed delays its cases by some 3 s; a caller may wait a little longer than that. */
const commandDeadlineMs = 8_000;
const longestRetryMs = 250;
const longestReconnectMs = 1_000;
const maxAttempts = 40;
const failedPrecondition = 9;

/** TLS and the key of an engine elsewhere, and how payloads are encoded. */
type EngineOptions = Pick<ConnectionOptions, 'tls' | 'apiKey' | 'metadata'> & {
  readonly dataConverter?: DataConverter | undefined;
};

/** A client whose retries are quick: a command that meets a continue-as-new would wait a second otherwise. */
export function createEngineClient(
  address: string,
  namespace: string,
  { dataConverter, ...security }: EngineOptions = {},
): Client {
  const base = defaultGrpcRetryOptions({
    initialIntervalMs: () => 20,
    factor: 1.4,
    maxAttempts,
  });
  const retry = makeGrpcRetryInterceptor({
    ...base,
    delayFunction: (attempt, status) =>
      Math.min(longestRetryMs, base.delayFunction(attempt, status)),
    retryableDecider: (attempt, status) =>
      base.retryableDecider(attempt, status) || (attempt < maxAttempts && isTaskRetried(status)),
  });
  // By default a long absence of the engine makes the client look for it every two minutes only.
  const channelArgs = { 'grpc.max_reconnect_backoff_ms': longestReconnectMs };
  const connection = Connection.lazy({ ...security, address, interceptors: [retry], channelArgs });
  return new Client({
    connection,
    namespace,
    ...(dataConverter === undefined ? {} : { dataConverter }),
  });
}

/** After a worker was killed in the middle of a case's task more than once, the server refuses updates until it is tried again. */
function isTaskRetried({
  code,
  details,
}: {
  readonly code: number;
  readonly details: string;
}): boolean {
  return code === failedPrecondition && /workflow task in failed state/i.test(details);
}

interface SentCommand {
  readonly caseNumber: string;
  readonly name: CommandName;
  readonly command: Command;
  readonly deadline: number;
}

/** To be taken when the caller asks: waiting for a turn counts too. */
export function commandDeadline(): number {
  return Date.now() + commandDeadlineMs;
}

/** Sends one command to its case. Throws a Problem: 409 refused, 404 no such workflow, 503 engine away. */
export async function sendCommand(
  client: Client,
  { caseNumber, name, command, deadline }: SentCommand,
): Promise<CommandResult> {
  if (Date.now() >= deadline) throw engineAway();
  const handle = client.workflow.getHandle(caseWorkflowId(caseNumber));
  try {
    return await client.withDeadline(deadline, () =>
      handle.executeUpdate(commandUpdate(name), { args: [command], updateId: command.commandId }),
    );
  } catch (error) {
    throw toProblem(error);
  }
}

/** Starts a workflow; one that was started before under its id is left alone. Throws a Problem 503 when the engine is away. */
export async function startOnce(
  client: Client,
  type: string,
  options: WorkflowStartOptions,
): Promise<void> {
  try {
    await client.withDeadline(commandDeadline(), () => client.workflow.start(type, options));
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw toProblem(error);
  }
}

export function engineAway(cause?: unknown): Problem {
  const detail = 'The engine is away; nothing is lost, try again with the same Idempotency-Key.';
  return new Problem(503, 'ENGINE_AWAY', detail, { retryAfterSeconds: 2, cause });
}

function toProblem(error: unknown): unknown {
  if (error instanceof CaseErased) return error;
  if (error instanceof WorkflowUpdateFailedError) return refusalOf(error);
  if (error instanceof WorkflowNotFoundError)
    return new Problem(404, 'CASE_NOT_RUNNING', 'This case is not running.');
  return isEngineAway(error) ? engineAway(error) : error;
}

function isEngineAway(error: unknown): boolean {
  const isTooLate = error instanceof WorkflowUpdateRPCTimeoutOrCancelledError;
  return isTooLate || isGrpcServiceError(error) || hasGrpcCause(error);
}

function hasGrpcCause(error: unknown): boolean {
  return error instanceof Error && isGrpcServiceError(error.cause);
}

function refusalOf(error: WorkflowUpdateFailedError): Problem {
  const code = error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : '';
  if (isRefusal(code)) return new Problem(409, code, refusals[code]);
  if (code === 'DEFECT')
    return new Problem(500, 'DEFECT', 'The case could not handle this command.', { cause: error });
  return engineAway(error);
}

function isRefusal(code: string): code is keyof typeof refusals {
  return Object.hasOwn(refusals, code);
}
