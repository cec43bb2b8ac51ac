import { createSecretKey, type KeyObject } from 'node:crypto';
import { seal, unseal } from './seal';

/** A key-encryption key: it wraps the keys of cases and encrypts nothing else. */
export interface RingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

/** The first key wraps; the others only unwrap what they wrapped when they were first. */
export type KeyRing = readonly [RingKey, ...RingKey[]];

/** Whose key it is; a wrapped key that is put into another row does not open. */
export interface KeyOwner {
  readonly keyId: string;
  /** Undefined for a system key. */
  readonly caseNumber: string | undefined;
}

export interface WrappedKey {
  readonly wrapped: Buffer;
  /** Id of the key in the ring. */
  readonly wrappedBy: string;
}

export function wrapKey([{ id, bytes }]: KeyRing, owner: KeyOwner, key: KeyObject): WrappedKey {
  const wrapped = seal(createSecretKey(bytes), contextOf(owner), key.export());
  return { wrapped, wrappedBy: id };
}

/** Throws when the ring has no such key, or an UnsealError when the row was changed or the ring's key is another one. */
export function unwrapKey(ring: KeyRing, owner: KeyOwner, key: WrappedKey): KeyObject {
  const wrapping = ring.find(({ id }) => id === key.wrappedBy);
  if (wrapping === undefined)
    throw new Error(`HUB_KEY_RING has no key named ${key.wrappedBy}, which wrapped ${owner.keyId}`);
  return createSecretKey(unseal(createSecretKey(wrapping.bytes), contextOf(owner), key.wrapped));
}

function contextOf({ keyId, caseNumber }: KeyOwner): string {
  return caseNumber === undefined ? `system-key/${keyId}` : `case-key/${keyId}/${caseNumber}`;
}
