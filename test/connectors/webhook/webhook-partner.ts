import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { OutgoingHandoff, Recall } from '../../../connectors/connector';
import type { SignatureScheme, WebhookPartner } from '../../../domain/partner/partner';
import type { Term } from '../../../domain/policy/policy';

const term: Term = { unit: 'working-days', count: 5 };

export function webhookPartner(
  url: string,
  scheme: SignatureScheme,
  signWith: string[],
): WebhookPartner {
  return {
    id: 'viveste',
    name: 'Viveste',
    protocol: 'webhook',
    categories: ['identity', 'contact'],
    terms: { acceptance: term, progress: term, completion: term, deletion: term },
    webhook: { url, scheme, signWith, verifyWith: [] },
  };
}

export const handoff: OutgoingHandoff = {
  handoffId: 'OK-2026-00042-H2',
  kind: 'help-request',
  lifeDomain: 'debts',
  urgency: 'crisis',
  requestedAt: '2026-11-20T09:30:00.000Z',
  answerBy: '2026-11-27T16:00:00.000Z',
  messageId: 'OK-2026-00042-H2-m1',
  sequence: 1,
};

export const recall: Recall = {
  ...handoff,
  messageId: 'OK-2026-00042-H2-m3',
  sequence: 3,
  why: 'basis-withdrawn',
  withdrawnAt: '2026-11-22T10:00:00.000Z',
  confirmBy: '2026-11-29T16:00:00.000Z',
};

export function newSharedSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** `half`: the 32 bytes of the private key alone; otherwise with the public key behind it. */
export function newKeyPair(form: 'half' | 'whole' = 'half') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
  const parts = form === 'half' ? [d] : [d, x];
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64url')));
  return { secret: `whsk_${bytes.toString('base64')}`, publicKey };
}
