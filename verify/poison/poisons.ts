import { randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';

export interface Poison {
  readonly name: string;
  readonly payload: Payload;
}

/** What somebody with a line to Temporal could send to a case; `own` is a payload of that case, `foreign` one of another. */
export function brewPoisons(own: Payload, foreign: Payload): readonly Poison[] {
  const metadata = own.metadata ?? {};
  const data = Buffer.from(own.data ?? []);
  const flipped = Buffer.from(data);
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  const under = (name: string, payload: Payload) => ({ name, payload });
  return [
    under('garbage under its key', { metadata, data: randomBytes(data.length) }),
    under('one bit turned over', { metadata, data: flipped }),
    under('cut off', { metadata, data: data.subarray(0, Math.floor(data.length / 2)) }),
    under('empty', { metadata, data: new Uint8Array() }),
    under('under an unknown key', { metadata: withKey(metadata, 'k-nobody-has-this'), data }),
    under("under another case's key", { metadata: foreign.metadata ?? {}, data }),
    under("another case's payload", foreign),
    under('plain text', plain({ commandId: 'poison', by: { role: 'nobody' }, soort: 'Telefoon' })),
    under('plain and no object', plain('poison')),
    under('nothing', { metadata: { encoding: Buffer.from('binary/null') } }),
    under('no encoding at all', { metadata: {}, data: randomBytes(64) }),
  ];
}

function withKey(
  metadata: NonNullable<Payload['metadata']>,
  keyId: string,
): NonNullable<Payload['metadata']> {
  return { ...metadata, 'key-id': Buffer.from(keyId) };
}

function plain(value: unknown): Payload {
  return {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(value)),
  };
}
