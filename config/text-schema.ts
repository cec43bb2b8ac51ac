import { z } from 'zod';

export const TextSchema = z.string().trim().min(1, 'must not be empty');

export const CodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a code in lower case, like social-team');

/** What the API takes as a citation, too. */
export const CitationSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\d][\p{L}\d .,:()/-]{0,79}$/u, 'must be a citation of at most 80 characters');

export function distinct<Item extends z.ZodType<string>>(item: Item) {
  return z.array(item).refine(areDistinct, 'must not repeat an entry');
}

export function areDistinct(entries: readonly string[]): boolean {
  return new Set(entries).size === entries.length;
}
