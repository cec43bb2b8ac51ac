import type { Payload } from '@temporalio/common';
import type { RefusalReason, RefusedPayload } from '../workflows/refused';

export const encryptedEncoding = 'binary/encrypted';
/** Written for a case whose key was destroyed: nothing is in it. */
const erasedEncoding = 'binary/erased';

/** What people and programs read in place of an erased payload. */
const tombstone = { erased: 'The key of this case was destroyed.' };

export function encodingOf({ metadata }: Payload): string {
  return textOf(metadata?.['encoding']);
}

export function keyIdOf({ metadata }: Payload): string {
  return textOf(metadata?.['key-id']);
}

export function encryptedPayload(keyId: string, data: Uint8Array): Payload {
  return {
    metadata: { encoding: Buffer.from(encryptedEncoding), 'key-id': Buffer.from(keyId) },
    data,
  };
}

export function erasedPayload(): Payload {
  return { metadata: { encoding: Buffer.from(erasedEncoding) }, data: new Uint8Array() };
}

export function isErased(payload: Payload): boolean {
  return encodingOf(payload) === erasedEncoding;
}

/** `undefined` travels as this: there is nothing to hide and nothing to forge in it. */
export function isNothing({ metadata, data }: Payload): boolean {
  return textOf(metadata?.['encoding']) === 'binary/null' && (data?.length ?? 0) === 0;
}

/** For the worker: a replay does not compare what payloads hold, and a blank harms no other case. */
export function blank(): Payload {
  return jsonPayload(null);
}

export function tombstonePayload(): Payload {
  return jsonPayload(tombstone);
}

/** For the worker, where an error would wedge the case; see workflows/refused.ts. */
export function refusedMarker(reason: RefusalReason): Payload {
  return jsonPayload({ refusedPayload: reason } satisfies RefusedPayload);
}

function jsonPayload(value: unknown): Payload {
  return {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(value)),
  };
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
