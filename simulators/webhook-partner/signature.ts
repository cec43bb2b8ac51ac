import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

const toleranceSeconds = 300;

export interface SignedParts {
  readonly id: string;
  readonly timestamp: string;
  readonly body: Buffer;
}

/** Standard Webhooks 1.0.0, written from its text: `v1` with a shared secret, `v1a` with a key pair. */
export function signatureOf(secret: string, parts: SignedParts): string {
  const bytes = keyBytes(secret);
  if (secret.startsWith('whsec_')) return `v1,${hmac(bytes, parts)}`;
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    bytes.subarray(0, 32),
  ]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return `v1a,${sign(null, signedContent(parts), key).toString('base64')}`;
}

/** Whether one of the signatures in the header was made with one of these secrets or public keys, and lately. */
export function isGenuine(keys: readonly string[], header: string, parts: SignedParts): boolean {
  if (!/^\d{1,12}$/.test(parts.timestamp)) return false;
  const ageSeconds = Math.abs(Date.now() / 1_000 - Number(parts.timestamp));
  if (ageSeconds > toleranceSeconds) return false;
  return header
    .split(' ')
    .slice(0, 10)
    .some((signature) => keys.some((key) => isMadeWith(key, signature, parts)));
}

function isMadeWith(key: string, given: string, parts: SignedParts): boolean {
  const [version, signature = ''] = given.split(',');
  const bytes = Buffer.from(signature, 'base64');
  if (key.startsWith('whsec_')) {
    const expected = Buffer.from(hmac(keyBytes(key), parts), 'base64');
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  }
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), keyBytes(key)]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return version === 'v1a' && verify(null, signedContent(parts), publicKey, bytes);
}

function hmac(key: Buffer, parts: SignedParts): string {
  return createHmac('sha256', key).update(signedContent(parts)).digest('base64');
}

function signedContent({ id, timestamp, body }: SignedParts): Buffer {
  return Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
}

function keyBytes(secret: string): Buffer {
  return Buffer.from(secret.replace(/^wh(sec|sk|pk)_/, ''), 'base64');
}
