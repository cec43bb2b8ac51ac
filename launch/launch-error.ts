import { SettingsError } from '../config/settings-error';

/** Something a person can put right: shown as its text only, without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** What to print for any failure: plain text when a person can act on it, the stack when it is a defect. */
export function describeFailure(error: unknown): string {
  if (error instanceof LaunchError || error instanceof SettingsError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The code Node, PostgreSQL or gRPC gave to an error. Jest's Error is not Node's Error, so the class says nothing. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
