import { ApplicationFailure } from '@temporalio/common';
import { log } from '@temporalio/workflow';

export type RefusalReason = 'plaintext' | 'of-another-case' | 'unknown-key' | 'unreadable';

/** What the codec gives a worker in place of a payload that it does not take; an error there would wedge the case. */
export interface RefusedPayload {
  readonly refusedPayload: RefusalReason;
}

/** Why this is nothing the hub sent; the hub never sends null, which is what an erased payload becomes. */
function refusalIn(value: unknown): RefusalReason | 'erased' | undefined {
  if (value === null) return 'erased';
  return isRefusedPayload(value) ? value.refusedPayload : undefined;
}

function isRefusedPayload(value: unknown): value is RefusedPayload {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'refusedPayload');
}

/** In a validator: its sender hears of it, and nothing of it stays. In an activity: no retry makes it better. */
export function throwIfRefused(value: unknown): void {
  const reason = refusalIn(value);
  if (reason === undefined) return;
  throw ApplicationFailure.nonRetryable(`Payload refused: ${reason}.`, 'PAYLOAD_REFUSED');
}

/** In a signal handler: nobody waits for an answer, so the log tells. */
export function isIgnored(value: unknown): boolean {
  const reason = refusalIn(value);
  if (reason !== undefined) log.error('a refused payload was ignored', { kind: reason });
  return reason !== undefined;
}

/**
 * At the start of a run: its task fails until what it starts with can be read, so that this workflow alone stops, visibly, and
 * goes on when a missing key is back. One that failed for good would be lost.
 */
export function stopIfRefused(input: unknown): void {
  const reason = refusalIn(input);
  if (reason !== undefined) throw new Error(`the input of this run was refused: ${reason}`);
}
