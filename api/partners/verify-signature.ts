import { createHmac, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

/** Standard Webhooks 1.0.0: the three headers and the bytes they sign. */
export interface SignedBytes {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

/** `MALFORMED`: a header is missing or has no possible form. `STALE`: more than five minutes off. */
export type SignatureFault = 'MALFORMED' | 'STALE' | 'WRONG';

const toleranceSeconds = 5 * 60;
const mostSignatures = 10;
const leastSecretBytes = 24;
// A dot would leave two readings of what was signed.
const messageId = /^[\x21-\x2d\x2f-\x7e]{1,200}$/;
const digitsOnly = /^\d{1,12}$/;
const hmac = /^v1,([A-Za-z0-9+/]{43}=)$/;
const ed25519 = /^v1a,([A-Za-z0-9+/]{86}==)$/;
const publicKeyHeader = Buffer.from('302a300506032b6570032100', 'hex');

/** What is wrong with a message, or undefined when one of the keys signed it. `secrets` as `whsec_…` or `whpk_…`. */
export function faultOf(
  message: SignedBytes,
  secrets: readonly string[],
  now: Date,
): SignatureFault | undefined {
  const { id, timestamp, signature } = message;
  if (!messageId.test(id) || !digitsOnly.test(timestamp)) return 'MALFORMED';
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > toleranceSeconds) return 'STALE';
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), message.body]);
  const signatures = signature.split(' ', mostSignatures);
  const isSigned = secrets.some((secret) => isSignedWith(secret, signed, signatures));
  return isSigned ? undefined : 'WRONG';
}

function isSignedWith(secret: string, signed: Buffer, signatures: readonly string[]): boolean {
  if (secret.startsWith('whpk_')) {
    const key = publicKeyOf(secret);
    return (
      key !== undefined &&
      bytesOf(signatures, ed25519).some((given) => verify(null, signed, key, given))
    );
  }
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length < leastSecretBytes) return false;
  const expected = createHmac('sha256', key).update(signed).digest();
  return bytesOf(signatures, hmac).some((given) => timingSafeEqual(given, expected));
}

function bytesOf(signatures: readonly string[], form: RegExp): readonly Buffer[] {
  return signatures.flatMap((signature) => {
    const [, encoded] = form.exec(signature) ?? [];
    return encoded === undefined ? [] : [Buffer.from(encoded, 'base64')];
  });
}

/** 32 bytes, or an SPKI of 44. */
function publicKeyOf(secret: string): KeyObject | undefined {
  const bytes = Buffer.from(secret.slice('whpk_'.length), 'base64');
  if (bytes.length !== 32 && bytes.length !== 44) return undefined;
  const der = bytes.length === 32 ? Buffer.concat([publicKeyHeader, bytes]) : bytes;
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
