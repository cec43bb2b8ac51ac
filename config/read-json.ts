import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** Throws an Error that says in two words what is wrong with the file. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read', { cause });
  }
}

/** One line per field that is wrong. */
export function wrongFields({ issues }: z.ZodError): string[] {
  return issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    return `${field === '' ? 'the file' : field}: ${issue.message}`;
  });
}
