import type { Partner } from '../../../domain/partner/partner';
import {
  newKeyPair,
  newSharedKey,
  nowSeconds,
  signedHeaders,
} from '../../../verify/support/sign-webhook';
import type { SigningKey, WebhookMessage } from '../../../verify/support/sign-webhook';

const term = { unit: 'working-days', count: 5 } as const;
const terms = { acceptance: term, progress: term, completion: term, deletion: term };
const common = { categories: ['identity', 'housing', 'work'] as const, terms };

export const keys = { old: newSharedKey(), current: newKeyPair(), jobstap: newSharedKey() };
export const stranger = newSharedKey();

const webhook = (id: string, verifyWith: readonly string[]): Partner => ({
  ...common,
  id,
  name: id,
  protocol: 'webhook',
  webhook: { url: `https://${id}.example/hub`, scheme: 'v1', signWith: [], verifyWith },
});

export const partners: readonly Partner[] = [
  webhook('viveste', ['viveste-new', 'viveste-old']),
  webhook('jobstap', ['jobstap-key']),
  webhook('keyless', ['empty']),
  {
    ...common,
    id: 'wil',
    name: 'WIL',
    protocol: 'zgw',
    zgw: {
      baseUrl: 'https://wil.example/zaken/api/v1/',
      clientId: 'hub',
      secret: 'wil-secret',
      bronorganisatie: '123456782',
      verantwoordelijkeOrganisatie: '123456782',
      zaaktype: 'https://wil.example/zt/1',
      roltype: 'https://wil.example/rt/1',
      eigenschappen: {},
      initialStatustype: 'https://wil.example/st/1',
      statustypen: {},
      ending: {
        statustype: 'https://wil.example/st/9',
        resultaattype: 'https://wil.example/rst/1',
      },
      notificationAuth: 'wil-nrc',
      pollEvery: { unit: 'seconds', count: 3_600 },
    },
  },
];

export const secrets = {
  'viveste-new': keys.current.verifyWith,
  'viveste-old': keys.old.verifyWith,
  'jobstap-key': keys.jobstap.verifyWith,
  empty: '',
  'wil-nrc': 'Token agreed',
};

const statusType = 'nl.overheid.sociaaldomein.overdracht-status.v1';

export function eventOf(subject: string, changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    specversion: '1.0',
    id: 'e-1',
    source: 'urn:nld:kvknr:12345678:systeem:viveste',
    type: statusType,
    subject,
    sequence: '1',
    data: { status: 'accepted' },
    ...changes,
  });
}

/** Sends a signed event the way a partner does. */
export async function sendEvent(
  url: string,
  message: Partial<WebhookMessage> & { readonly body: string | Buffer },
  sender: { readonly partner?: string; readonly key?: SigningKey; readonly headers?: object } = {},
): Promise<{ readonly status: number; readonly code?: string; readonly detail?: string }> {
  const whole = { id: 'msg-1', timestamp: nowSeconds(), ...message };
  const { partner = 'viveste', key = keys.current, headers = {} } = sender;
  const response = await fetch(`${url}/v1/partner-events/${partner}`, {
    method: 'POST',
    headers: { ...signedHeaders(key, whole), ...headers },
    body: typeof whole.body === 'string' ? whole.body : new Uint8Array(whole.body),
  });
  const text = await response.text();
  return {
    status: response.status,
    ...(text === '' ? {} : (JSON.parse(text) as { code: string; detail: string })),
  };
}
