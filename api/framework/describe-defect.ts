interface Defect {
  readonly name: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: Defect;
}

const deepestCause = 5;
const shortCode = /^[A-Za-z0-9_.-]{1,64}$/;

/** An unforeseen error for the log, without its message: foreign messages quote what they choked on. */
export function describeDefect(error: unknown, depth = 0): Defect {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = codeOf(error);
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    frames: framesOf(error),
    ...(error.cause === undefined || depth >= deepestCause
      ? {}
      : { cause: describeDefect(error.cause, depth + 1) }),
  };
}

/** Names and codes of what is behind a problem, such as `IssuerUnavailable NO_ANSWER < TypeError`. */
export function reasonOf(cause: unknown, depth = 0): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const claim = 'claim' in cause ? short(cause.claim) : undefined;
  const own = [cause.name, codeOf(cause), claim].filter((part) => part !== undefined).join(' ');
  const behind = depth < deepestCause ? reasonOf(cause.cause, depth + 1) : undefined;
  return behind === undefined ? own : `${own} < ${behind}`;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error ? short(error.code) : undefined;
}

function short(code: unknown): string | undefined {
  return typeof code === 'string' && shortCode.test(code) ? code : undefined;
}

/** The frames stand after the message, which may itself have lines that look like frames. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const messageAt = stack.indexOf(error.message);
  const afterMessage = messageAt < 0 ? stack : stack.slice(messageAt + error.message.length);
  return afterMessage.split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []));
}
