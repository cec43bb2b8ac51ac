import { Problem } from '../problem';
import { isStorable } from './strict-json';

type Query = Record<string, string | string[]>;

/** The query of a request target, strictly decoded; a repeated name gives a list. */
export function readQuery(target: string): Query {
  const start = target.indexOf('?');
  const pairs = start < 0 ? [] : target.slice(start + 1).split('&');
  // A map and fromEntries: a field named __proto__ stays a field like any other.
  const fields = new Map<string, string | string[]>();
  for (const pair of pairs) {
    if (pair === '') continue;
    const [name = '', ...value] = pair.split('=');
    const field = decode(name);
    const before = fields.get(field);
    const text = decode(value.join('='));
    fields.set(field, before === undefined ? text : [before, text].flat());
  }
  return Object.fromEntries(fields);
}

function decode(encoded: string): string {
  const text = decodeOrUndefined(encoded.replaceAll('+', ' '));
  if (text !== undefined && isStorable(text)) return text;
  throw new Problem(400, 'MALFORMED_QUERY', 'The query is not valid percent-encoded UTF-8.');
}

function decodeOrUndefined(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
