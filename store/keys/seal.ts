import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const cipher = 'aes-256-gcm';
const format = 1;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + nonceLength + tagLength;

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D) and a random nonce of 96 bits: one key is good for some 2^32 texts. The context
 * says where the bytes belong, and they open nowhere else. Layout: 1 byte format, 12 nonce, 16 tag, then the text.
 */
export function seal(key: KeyObject, context: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(boundTo(context));
  const text = Buffer.concat([sealing.update(bytes), sealing.final()]);
  return Buffer.concat([Buffer.of(format), nonce, sealing.getAuthTag(), text]);
}

/** Throws an UnsealError when key, context or bytes are not those of the sealing. */
export function unseal(key: KeyObject, context: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < headLength || bytes[0] !== format)
    throw new UnsealError('these bytes were not sealed by the hub');
  const nonce = bytes.subarray(1, 1 + nonceLength);
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    .setAAD(boundTo(context))
    .setAuthTag(bytes.subarray(1 + nonceLength, headLength));
  try {
    return Buffer.concat([opening.update(bytes.subarray(headLength)), opening.final()]);
  } catch (cause) {
    throw new UnsealError('sealed under another key, for another place, or changed since', {
      cause,
    });
  }
}

/** What was sealed does not open; the message names neither key nor context. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
}

function boundTo(context: string): Buffer {
  return Buffer.from(`${String(format)}/${context}`, 'utf8');
}
