import type { Partner } from '../../domain/partner/partner';
import { nowSeconds, signedHeaders, type SigningKey } from '../support/sign-webhook';

const term = { unit: 'working-days', count: 5 } as const;

/** A partner that calls back; `verifyWith` names its secrets. */
export function callingPartner(id: string, verifyWith: readonly string[]): Partner {
  return {
    id,
    name: id,
    protocol: 'webhook',
    categories: ['identity', 'housing'],
    terms: { acceptance: term, progress: term, completion: term, deletion: term },
    webhook: { url: `https://${id}.example/hub`, scheme: 'v1', signWith: [], verifyWith },
  };
}

export interface Callback {
  readonly url: string;
  readonly partner: string;
  readonly key: SigningKey;
  readonly id: string;
  readonly body: string | Buffer;
  /** Unix seconds; now when left out. */
  readonly timestamp?: number | string;
  /** Over what signing gives. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CallbackAnswer {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

export async function call(callback: Callback): Promise<CallbackAnswer> {
  const { url, partner, key, id, body, timestamp = nowSeconds(), headers = {} } = callback;
  const startedAt = performance.now();
  const response = await fetch(`${url}/v1/partner-events/${partner}`, {
    method: 'POST',
    headers: { ...signedHeaders(key, { id, timestamp, body }), ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await response.text();
  return { status: response.status, text, ms: performance.now() - startedAt };
}

export function statusEvent(
  handoffId: string,
  sequence: number,
  data: Readonly<Record<string, string>> = { status: 'accepted' },
): string {
  return JSON.stringify({
    specversion: '1.0',
    id: `e-${String(sequence)}`,
    source: 'urn:nld:kvknr:12345678:systeem:partner',
    type: 'nl.overheid.sociaaldomein.overdracht-status.v1',
    subject: handoffId,
    sequence: String(sequence),
    data,
  });
}
