import { STATUS_CODES } from 'node:http';

/** One thing wrong with what was sent; it names the place and never repeats the value. */
export interface InputError {
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** JSON pointer within that part, for example `/goals/0/dueDate`. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export interface ProblemOptions {
  readonly errors?: readonly InputError[];
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes to the log as name and code only. */
  readonly cause?: unknown;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly InputError[];
  readonly instance: string;
}

/** An answer other than success (RFC 9457). `code` is stable and UPPER_SNAKE; `detail` is for people. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly errors: readonly InputError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    options: ProblemOptions = {},
  ) {
    super(code, { cause: options.cause });
    this.errors = options.errors;
    const { retryAfterSeconds } = options;
    this.headers = {
      ...options.headers,
      ...(retryAfterSeconds === undefined
        ? {}
        : { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
    };
  }

  toBody(traceId: string): ProblemBody {
    return {
      type: 'about:blank',
      title: STATUS_CODES[this.status] ?? 'Problem',
      status: this.status,
      detail: this.detail,
      code: this.code,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      instance: `urn:trace:${traceId}`,
    };
  }
}
