import { ApplicationFailure } from '@temporalio/common';
import { PartnerError } from '../connectors/partner-error';
import { CaseErased } from '../store/erased';

/** The basis does not allow this sending: asking again can't help. */
export class PermitDenied extends Error {
  override readonly name = 'PermitDenied';
}

export interface Tries {
  /** Of this attempt, from 1. */
  readonly attempt: number;
  /** Seconds before each next attempt; after the last there is none. */
  readonly retrySeconds: readonly number[];
  /** 0.8 to 1.2, so that many hand-offs to one partner do not come back together. */
  readonly jitter: number;
}

/**
 * The one place that decides what Temporal may retry, and when. Details carry the number of attempts; the type is a
 * code that operators and the case read, and no message holds anything of partner or resident.
 */
export function toActivityFailure(error: unknown, tries: Tries): unknown {
  if (error instanceof PermitDenied)
    return failure('PERMIT_DENIED', error, tries, { nonRetryable: true });
  if (error instanceof CaseErased) return failure('ERASED', error, tries, { nonRetryable: true });
  if (!(error instanceof PartnerError)) return error;
  const wait = tries.retrySeconds[tries.attempt - 1];
  if (error.isPermanent || wait === undefined)
    return failure(error.code, error, tries, { nonRetryable: true });
  const nextRetryDelay = Math.max(error.retryAfterMs ?? 0, wait * 1_000 * tries.jitter);
  return failure(error.code, error, tries, { nextRetryDelay: Math.round(nextRetryDelay) });
}

function failure(
  type: string,
  cause: Error,
  { attempt }: Tries,
  retry: { readonly nonRetryable?: boolean; readonly nextRetryDelay?: number },
): ApplicationFailure {
  return ApplicationFailure.create({ message: type, type, cause, details: [attempt], ...retry });
}
