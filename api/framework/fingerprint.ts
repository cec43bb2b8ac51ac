import { createHash } from 'node:crypto';

/** SHA-256 of what is asked, the same for bodies that differ only in the order of their keys. */
export function fingerprintOf(method: string, path: string, body: unknown): string {
  const asked = `${method.toUpperCase()} ${path}\n${body === undefined ? '' : canonicalJson(body)}`;
  return createHash('sha256').update(asked).digest('hex');
}

/** Recursion is safe: a body is at most 32 levels deep. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}
