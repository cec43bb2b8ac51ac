import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem';
import { JsonError, parseStrictJson } from './strict-json';

const largestBodyBytes = 256 * 1024;
const inUtf8 = /^([^\s;]+)\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The JSON body of a request, or undefined when there is none. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  return hasBody(request) ? parseBody(await readRawBody(request, ['application/json'])) : undefined;
}

/** The bytes of a body as they came, at most 256 KiB unless the caller takes more. */
export async function readRawBody(
  request: IncomingMessage,
  accepts: readonly string[],
  largest = largestBodyBytes,
): Promise<Buffer> {
  if (!hasBody(request)) return Buffer.alloc(0);
  const [, mediaType = ''] = inUtf8.exec(request.headers['content-type']?.trim() ?? '') ?? [];
  if (!accepts.includes(mediaType.toLowerCase())) {
    const detail = `The body must be ${accepts.join(' or ')} in UTF-8.`;
    throw new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', detail);
  }
  if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    throw new Problem(415, 'UNSUPPORTED_CONTENT_ENCODING', 'The body must not be compressed.');
  }
  return collect(request, largest);
}

function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': transfer } = request.headers;
  return transfer !== undefined || Number(length ?? 0) > 0;
}

/** Goes on reading what is too large and forgets it: an unread rest would jam the connection. */
function collect(request: IncomingMessage, largest: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > largest) throw bodyTooLarge(largest);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else reject(bodyTooLarge(largest));
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.once('error', (cause) => {
      reject(new Problem(400, 'BODY_INCOMPLETE', 'The body did not arrive whole.', { cause }));
    });
  });
}

function bodyTooLarge(largest: number): Problem {
  return new Problem(413, 'BODY_TOO_LARGE', `A body is at most ${largest} bytes.`);
}

function decode(bytes: Buffer): string {
  try {
    // With ignoreBOM the mark stays in the text, where JSON does not allow it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Problem(400, 'MALFORMED_UTF8', 'The body is not valid UTF-8.', { cause });
  }
}

/** Throws a Problem 400 for what is no strict JSON in UTF-8. */
export function parseBody(bytes: Buffer): unknown {
  const text = decode(bytes);
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new Problem(400, error.code, details[error.code]);
  }
}

const details: Readonly<Record<JsonError['code'], string>> = {
  MALFORMED_JSON: 'The body is not valid JSON.',
  JSON_TOO_DEEP: 'The body is nested more than 32 levels deep.',
  DUPLICATE_KEY: 'An object in the body has the same key twice.',
  FORBIDDEN_KEY: 'An object in the body has a key that is never allowed.',
  UNSTORABLE_TEXT: 'A text in the body has a null character or half a surrogate pair.',
};
