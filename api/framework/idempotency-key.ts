import type { InputError } from '../problem';

const visible = /^[\x21-\x7e]{8,128}$/;
const structuredString = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

type Reading = { readonly key: string | undefined } | { readonly error: InputError };

/**
 * The Idempotency-Key header: a structured-field string (ietf-wg-httpapi/idempotency) or, as most
 * clients send it, the bare key; 8 to 128 visible ASCII characters.
 */
export function readIdempotencyKey(header: string | undefined, isRequired: boolean): Reading {
  if (header === undefined) {
    return isRequired
      ? { error: fault('REQUIRED', 'This request needs an Idempotency-Key.') }
      : { key: undefined };
  }
  const key = unquote(header);
  return key !== undefined && visible.test(key)
    ? { key }
    : { error: fault('WRONG_FORMAT', 'A key is 8 to 128 visible ASCII characters.') };
}

function unquote(header: string): string | undefined {
  if (!header.includes('"')) return header;
  return structuredString.exec(header)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
}

function fault(code: string, detail: string): InputError {
  return { in: 'header', pointer: '/Idempotency-Key', code, detail };
}
