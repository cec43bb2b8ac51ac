/** Something a person can put right: shown as its text only, without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** What to print for any failure: plain text when a person can act on it, the stack when it is a defect. */
export function describeFailure(error: unknown): string {
  if (error instanceof LaunchError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The code Node, PostgreSQL or gRPC gave to an error. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
