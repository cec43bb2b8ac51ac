import type { Attempt } from './connector';
import { PartnerError } from './partner-error';

export interface Timeouts {
  readonly connectMs: number;
  /** From the open connection to the answer's headers. */
  readonly headersMs: number;
  /** From the first step to the last byte, whether or not something still comes. */
  readonly totalMs: number;
}

export interface SendingLimits {
  /** Aborted with the PartnerError that says why. */
  readonly signal: AbortSignal;
  opened(): void;
  answered(): void;
  end(): void;
}

/** The time one sending may take, phase by phase; the lease of the permit is one of the limits. */
export function limitSending(
  partner: string,
  attempt: Attempt,
  { connectMs, headersMs, totalMs }: Timeouts,
): SendingLimits {
  const controller = new AbortController();
  const stop = (code: string) => {
    controller.abort(new PartnerError(partner, 'unavailable', code));
  };
  const stopForCaller = () => {
    stop('ABORTED');
  };
  const leaseMs = attempt.openBy - performance.now();
  const whole = setTimeout(stop, totalMs, 'TIMEOUT');
  let phase =
    leaseMs < connectMs
      ? setTimeout(stop, leaseMs, 'PERMIT_LAPSED')
      : setTimeout(stop, connectMs, 'CONNECT_TIMEOUT');
  attempt.signal.addEventListener('abort', stopForCaller);
  return {
    signal: controller.signal,
    opened() {
      clearTimeout(phase);
      // A busy event loop may run this before the timer that was due.
      if (performance.now() > attempt.openBy) {
        stop('PERMIT_LAPSED');
        return;
      }
      phase = setTimeout(stop, headersMs, 'HEADERS_TIMEOUT');
      try {
        attempt.onOpened();
      } catch (error) {
        controller.abort(error);
      }
    },
    answered() {
      clearTimeout(phase);
    },
    end() {
      clearTimeout(whole);
      clearTimeout(phase);
      attempt.signal.removeEventListener('abort', stopForCaller);
    },
  };
}
