import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface SigningKey {
  /** As the hub keeps it: `whsec_…` or `whpk_…`. */
  readonly verifyWith: string;
  readonly sign: (content: Buffer) => string;
}

/** Standard Webhooks `v1`: a secret that both sides know. */
export function newSharedKey(bytes = 32): SigningKey {
  const secret = randomBytes(bytes);
  return {
    verifyWith: `whsec_${secret.toString('base64')}`,
    sign: (content) => `v1,${createHmac('sha256', secret).update(content).digest('base64')}`,
  };
}

/** Standard Webhooks `v1a`: ed25519, of which the hub has the public half. */
export function newKeyPair(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  });
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return {
    verifyWith: `whpk_${publicKey.subarray(-32).toString('base64')}`,
    sign: (content) => `v1a,${sign(null, content, key).toString('base64')}`,
  };
}

export interface WebhookMessage {
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: number | string;
  readonly body: string | Buffer;
}

export function signedHeaders(key: SigningKey, message: WebhookMessage): Record<string, string> {
  return {
    'content-type': 'application/cloudevents+json',
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': key.sign(contentOf(message)),
  };
}

function contentOf({ id, timestamp, body }: WebhookMessage): Buffer {
  return Buffer.concat([Buffer.from(`${id}.${String(timestamp)}.`), Buffer.from(body)]);
}

export const nowSeconds = (): number => Math.floor(Date.now() / 1_000);
