export type PartnerErrorKind = 'unavailable' | 'throttled' | 'rejected' | 'gone' | 'unreadable';

/**
 * A partner system did not do what was asked. `unavailable` and `throttled` may go away by themselves; `rejected` (it
 * said no), `gone` (410: stop sending here) and `unreadable` (an answer nobody understands) are for a person.
 * The message holds ids and codes, never a text of partner or resident.
 */
export class PartnerError extends Error {
  override readonly name = 'PartnerError';
  /** What the partner asked for with Retry-After, at most a day. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly partner: string,
    readonly kind: PartnerErrorKind,
    /** Short and stable, such as `HTTP_503`, `CONNECT_TIMEOUT` or `SSRF_REFUSED`. */
    readonly code: string,
    options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {},
  ) {
    super(`${partner}: ${code}`, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }

  get isPermanent(): boolean {
    return this.kind === 'rejected' || this.kind === 'gone' || this.kind === 'unreadable';
  }
}
