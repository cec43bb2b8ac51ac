import { closeSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const maxBytesAtStart = 10 * 1024 * 1024;

/** Opens a log for appending; one that has grown too large starts again. */
export function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxBytesAtStart) truncateSync(file);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, to show beside the message that something failed. */
export function lastLines(file: string, count = 12): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const buffer = Buffer.alloc(Math.min(size, 16_384));
  if (buffer.length === 0) return '';
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
  } finally {
    closeSync(descriptor);
  }
  return buffer.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
}
