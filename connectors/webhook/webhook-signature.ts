import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { SignatureScheme } from '../../domain/partner/partner';

export interface SignedMessage {
  /** The same at every attempt, and no dot in it: a dot parts what is signed. */
  readonly id: string;
  /** Unix seconds of the attempt. */
  readonly timestamp: number;
  readonly body: string;
}

const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const seedBytes = 32;

/** Standard Webhooks: the prefix of a secret says what it signs with. */
export function schemeOf(secret: string): SignatureScheme | undefined {
  if (secret.startsWith('whsec_')) return 'v1';
  return secret.startsWith('whsk_') ? 'v1a' : undefined;
}

/**
 * `webhook-signature`: one signature per secret, so that a partner can verify with the old and the new one while a
 * rotation lasts. Throws on a secret that is none.
 *
 * Source: standard-webhooks/standard-webhooks spec/standard-webhooks.md, signature scheme.
 */
export function signMessage(message: SignedMessage, secrets: readonly string[]): string {
  return secrets.map((secret) => signWith(secret, message)).join(' ');
}

function signWith(secret: string, { id, timestamp, body }: SignedMessage): string {
  if (schemeOf(secret) === 'v1')
    return new Webhook(secret).sign(id, new Date(timestamp * 1_000), body);
  const signature = sign(null, Buffer.from(`${id}.${timestamp}.${body}`), readPrivateKey(secret));
  return `v1a,${signature.toString('base64')}`;
}

/** The key itself, or the key with the public half behind it, as libraries of ed25519 hand it out. */
function readPrivateKey(secret: string): KeyObject {
  const bytes = Buffer.from(secret.replace(/^whsk_/, ''), 'base64');
  if (bytes.length !== seedBytes && bytes.length !== 2 * seedBytes)
    throw new Error('A secret for v1a holds 32 or 64 bytes in base64.');
  const key = Buffer.concat([pkcs8OfEd25519, bytes.subarray(0, seedBytes)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}
