import type { IncomingMessage } from 'node:http';
import { isStorable } from '../framework/strict-json';
import { Problem } from '../problem';

const largestFormBytes = 64 * 1024;
const formInUtf8 = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The fields of a posted form, without room for two readings: UTF-8, no field twice, at most 64 KiB. */
export async function readForm(request: IncomingMessage): Promise<ReadonlyMap<string, string>> {
  if (!formInUtf8.test(request.headers['content-type']?.trim() ?? '')) {
    throw new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be a form in UTF-8.');
  }
  const fields = new Map<string, string>();
  for (const part of (await collect(request)).split('&')) {
    if (part === '') continue;
    const [name, value] = readField(part);
    if (fields.has(name)) throw malformed();
    fields.set(name, value);
  }
  return fields;
}

function readField(part: string): [name: string, value: string] {
  const at = part.includes('=') ? part.indexOf('=') : part.length;
  return [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

function decode(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw malformed(cause);
  }
  if (!isStorable(decoded)) throw malformed();
  return decoded;
}

function malformed(cause?: unknown): Problem {
  return new Problem(400, 'MALFORMED_FORM', 'The form cannot be read.', { cause });
}

/** Goes on reading what is too large and forgets it: an unread rest would jam the connection. */
function collect(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestFormBytes) chunks.push(chunk);
      else
        reject(new Problem(413, 'BODY_TOO_LARGE', `A form is at most ${largestFormBytes} bytes.`));
    });
    request.once('end', () => {
      // Percent-encoding is ASCII: a byte beyond it makes decodeURIComponent's input no form at all.
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
    request.once('error', (cause) => {
      reject(new Problem(400, 'BODY_INCOMPLETE', 'The form did not arrive whole.', { cause }));
    });
  });
}
