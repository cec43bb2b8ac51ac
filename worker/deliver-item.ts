import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type WorkflowClient,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { refusals } from '../domain/case/refusal';
import { isDatabaseUnavailable, type Database } from '../store/database';
import { CaseErased } from '../store/erased';
import { isDelivered, type DeliveryOutcome, type InboxItem } from '../store/inbox';
import {
  caseErasureType,
  caseErasureWorkflowId,
  erasureDecidedSignal,
} from '../workflows/case-erasure/case-erasure-messages';
import {
  correctionNoticeId,
  correctionNoticeType,
} from '../workflows/correction-notice/correction-notice-messages';
import {
  handoffSummary,
  handoffWorkflowId,
  partnerAnsweredSignal,
  partnerNudgedSignal,
} from '../workflows/partner-handoff/partner-handoff-messages';
import {
  caseStart,
  caseWorkflowId,
  residentCaseType,
} from '../workflows/resident-case/resident-case-messages';
import {
  isAnswer,
  isCaseInput,
  isCorrectionNotice,
  isNudge,
  isStoredCommand,
} from './inbox-payloads';

export interface DeliveryParts {
  readonly db: Database;
  readonly client: WorkflowClient;
  readonly taskQueue: string;
  readonly logger: Logger;
}

const deadlineMs = 5_000;
const probeMs = 2_000;

/** Brings one item to the workflow it is for. Throws only when the engine or the database is away. */
export async function deliverItem(parts: DeliveryParts, item: InboxItem): Promise<DeliveryOutcome> {
  const about = { kind: item.kind, caseNumber: item.caseNumber };
  try {
    const outcome = await parts.client.withDeadline(Date.now() + deadlineMs, () =>
      deliverByKind(parts, item),
    );
    // A nudge about a hand-off that has ended is the usual end of a zaak.
    if (outcome !== 'delivered' && item.kind !== 'partner-nudge')
      parts.logger.warn({ ...about, outcome }, 'inbox item not taken');
    return outcome;
  } catch (error) {
    if (error instanceof CaseErased) return 'parked';
    if (isDatabaseUnavailable(error) || !(await isEngineThere(parts.client))) throw error;
    const reason = error instanceof Error ? error.name : 'unknown';
    parts.logger.error({ ...about, reason }, 'inbox item cannot be delivered and waits');
    return 'postponed';
  }
}

function deliverByKind(parts: DeliveryParts, item: InboxItem): Promise<DeliveryOutcome> {
  switch (item.kind) {
    case 'referral':
      return startCase(parts, item);
    case 'withdrawal':
      return withdrawBasis(parts, item);
    case 'partner-answer':
      return tellAnswer(parts, item);
    case 'partner-nudge':
      return nudge(parts, item);
    case 'erasure':
      return tellDecision(parts, item);
    case 'correction':
      return startNotice(parts, item);
  }
}

/** Starting twice is harmless: the case number is the workflow's id. */
async function startCase(
  { client, taskQueue }: DeliveryParts,
  { payload }: InboxItem,
): Promise<DeliveryOutcome> {
  if (!isCaseInput(payload)) throw new UnreadableItem();
  const options = { ...caseStart(payload), taskQueue };
  try {
    await client.start(residentCaseType, options);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return 'delivered';
}

/** A case that was started and is not there any more has ended: nobody can take the withdrawal up. */
async function withdrawBasis(
  { db, client }: DeliveryParts,
  { payload, caseNumber }: InboxItem,
): Promise<DeliveryOutcome> {
  if (!isStoredCommand(payload)) throw new UnreadableItem();
  const { name, command } = payload;
  try {
    const handle = client.getHandle(caseWorkflowId(caseNumber));
    await handle.executeUpdate(name, { args: [command], updateId: command.commandId });
    return 'delivered';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError)
      return (await isDelivered(db, caseNumber)) ? 'parked' : 'postponed';
    if (isRefusal(error)) return 'parked';
    throw error;
  }
}

async function tellAnswer(
  { client }: DeliveryParts,
  { payload }: InboxItem,
): Promise<DeliveryOutcome> {
  if (!isAnswer(payload)) throw new UnreadableItem();
  const handle = client.getHandle(handoffWorkflowId(payload.handoffId));
  return unlessGone(handle.signal(partnerAnsweredSignal, payload));
}

async function nudge({ client }: DeliveryParts, { payload }: InboxItem): Promise<DeliveryOutcome> {
  if (!isNudge(payload)) throw new UnreadableItem();
  const handle = client.getHandle(handoffWorkflowId(payload.handoffId));
  return unlessGone(handle.signal(partnerNudgedSignal));
}

/** Wakes the erasure that waits, or starts one: a decision meets neither too late nor twice. */
async function tellDecision(
  { client, taskQueue }: DeliveryParts,
  { caseNumber }: InboxItem,
): Promise<DeliveryOutcome> {
  await client.signalWithStart(caseErasureType, {
    workflowId: caseErasureWorkflowId(caseNumber),
    signal: erasureDecidedSignal,
    taskQueue,
    staticSummary: `Erasure of ${caseNumber}`,
    args: [{ caseNumber }],
  });
  return 'delivered';
}

/** Starting twice is harmless: the correction and its hand-off are the workflow's id. */
async function startNotice(
  { client, taskQueue }: DeliveryParts,
  { payload }: InboxItem,
): Promise<DeliveryOutcome> {
  if (!isCorrectionNotice(payload)) throw new UnreadableItem();
  const workflowId = correctionNoticeId(payload);
  const staticSummary = handoffSummary(payload.handoff);
  try {
    const start = { workflowId, taskQueue, staticSummary, args: [payload] };
    await client.start(correctionNoticeType, start);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return 'delivered';
}

async function unlessGone(signalled: Promise<void>): Promise<DeliveryOutcome> {
  try {
    await signalled;
    return 'delivered';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'parked';
    throw error;
  }
}

class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';
}

/** After a failure the engine is asked how it is: if it answers, the failure is this item's own. */
async function isEngineThere(client: WorkflowClient): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + probeMs, () => client.workflowService.getSystemInfo({}));
    return true;
  } catch {
    return false;
  }
}

/** The case itself said no, as it does to a person. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    Object.hasOwn(refusals, error.cause.type ?? '')
  );
}
