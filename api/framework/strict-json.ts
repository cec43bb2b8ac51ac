export type JsonFault =
  'MALFORMED_JSON' | 'JSON_TOO_DEEP' | 'DUPLICATE_KEY' | 'FORBIDDEN_KEY' | 'UNSTORABLE_TEXT';

/** Why a text is not taken as JSON, although a lenient reader might. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  constructor(readonly code: JsonFault) {
    super(code);
  }
}

const deepestNesting = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** In a text that is valid JSON, a string before a colon is a key and brackets outside strings nest. */
const token = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g;

/**
 * JSON without room for two readings: no duplicate keys, no keys that reach a prototype, at most 32
 * levels, and no text that PostgreSQL cannot keep (null characters, half surrogate pairs).
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text);
  const openKeys: Set<string>[] = [];
  for (const [bracket, string, colon] of text.matchAll(token)) {
    if (string !== undefined)
      checkString(string, colon === undefined ? undefined : openKeys.at(-1));
    else if (bracket === '{' || bracket === '[') openKeys.push(new Set());
    else openKeys.pop();
    if (openKeys.length > deepestNesting) throw new JsonError('JSON_TOO_DEEP');
  }
  return value;
}

/** Whether PostgreSQL can keep this text; its `text` type has no null character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text.
    throw new JsonError('MALFORMED_JSON');
  }
}

function checkString(quoted: string, keysBeside: Set<string> | undefined): void {
  const text = quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
  if (!isStorable(text)) throw new JsonError('UNSTORABLE_TEXT');
  if (keysBeside === undefined) return;
  if (forbiddenKeys.has(text)) throw new JsonError('FORBIDDEN_KEY');
  if (keysBeside.has(text)) throw new JsonError('DUPLICATE_KEY');
  keysBeside.add(text);
}
