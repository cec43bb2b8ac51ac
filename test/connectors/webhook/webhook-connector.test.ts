import { verify, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import type { HandoffContent } from '../../../domain/handoff/content';
import type { SignatureScheme } from '../../../domain/partner/partner';
import { createPartnerHttp, type PartnerHttp } from '../../../connectors/partner-http';
import { createWebhookConnector } from '../../../connectors/webhook/webhook-connector';
import { attempt, closeListeners, failureOf, listenHttp } from '../partner-listener';
import { handoff, newKeyPair, newSharedSecret, recall, webhookPartner } from './webhook-partner';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let http: PartnerHttp | undefined;

afterEach(() => {
  http?.close();
  closeListeners();
});

interface Given {
  scheme?: SignatureScheme;
  secrets?: Record<string, string>;
  status?: number;
  now?: () => Date;
}

async function partnerThat({
  scheme = 'v1',
  secrets = { now: newSharedSecret() },
  status = 202,
  now,
}: Given) {
  const received: Received[] = [];
  const host = await listenHttp((request, response) => {
    void request.toArray().then((chunks) => {
      received.push({
        headers: request.headers,
        body: Buffer.concat(chunks as Buffer[]).toString(),
      });
      response.writeHead(status).end('<html>thank you</html>');
    });
  });
  http = createPartnerHttp({ privateHosts: [host] });
  const connector = createWebhookConnector({
    partner: webhookPartner(`http://${host}/op-koers`, scheme, Object.keys(secrets)),
    http,
    secretOf(name) {
      const secret = secrets[name];
      if (secret === undefined) throw new Error('no such secret');
      return secret;
    },
    source: 'urn:nld:oin:00000001234567890000:systeem:op-koers',
    contentUrl: (id) => `https://hub.example/v1/partner/handoffs/${id}/content`,
    ...(now === undefined ? {} : { now }),
  });
  const only = () => received[0] ?? { headers: {}, body: '' };
  return { connector, received, only };
}

const signatureHeaders = ({ headers }: Received) => ({
  'webhook-id': String(headers['webhook-id']),
  'webhook-timestamp': String(headers['webhook-timestamp']),
  'webhook-signature': String(headers['webhook-signature']),
});

/** As a partner would write it from the specification. */
function isSignedBy(publicKey: KeyObject, { headers, body }: Received, index = 0): boolean {
  const [version, signature = ''] =
    String(headers['webhook-signature']).split(' ')[index]?.split(',') ?? [];
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return (
    version === 'v1a' &&
    verify(null, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64'))
  );
}

describe('the messages of the webhook connector', () => {
  it('offer a hand-off', async () => {
    const { connector, only } = await partnerThat({});
    expect(await connector.file(handoff, attempt())).toEqual({});
    expect(only().body).toBe(
      '{"specversion":"1.0","id":"OK-2026-00042-H2-m1","source":"urn:nld:oin:00000001234567890000:systeem:op-koers",' +
        '"type":"nl.overheid.sociaaldomein.overdracht-aangeboden.v1","subject":"OK-2026-00042-H2","sequence":"1",' +
        '"sequencetype":"Integer","datacontenttype":"application/json","time":"2026-11-20T09:30:00.000Z",' +
        '"dataref":"https://hub.example/v1/partner/handoffs/OK-2026-00042-H2/content",' +
        '"data":{"handoffId":"OK-2026-00042-H2","kind":"help-request","urgency":"crisis","answerBy":"2026-11-27T16:00:00.000Z"}}',
    );
    expect(only().headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
  });

  it('remind of it', async () => {
    const { connector, only } = await partnerThat({});
    const reminder = { ...handoff, messageId: 'OK-2026-00042-H2-m2', sequence: 2 };
    expect(await connector.followUp(reminder, attempt())).toBeUndefined();
    expect(only().body).toBe(
      '{"specversion":"1.0","id":"OK-2026-00042-H2-m2","source":"urn:nld:oin:00000001234567890000:systeem:op-koers",' +
        '"type":"nl.overheid.sociaaldomein.overdracht-herinnerd.v1","subject":"OK-2026-00042-H2","sequence":"2",' +
        '"sequencetype":"Integer","datacontenttype":"application/json",' +
        '"dataref":"https://hub.example/v1/partner/handoffs/OK-2026-00042-H2/content",' +
        '"data":{"handoffId":"OK-2026-00042-H2","kind":"help-request","urgency":"crisis","answerBy":"2026-11-27T16:00:00.000Z"}}',
    );
  });

  it('tell of a correction and where it is read, outside of the sequence', async () => {
    const { connector, only } = await partnerThat({});
    const correction = { ...handoff, messageId: 'OK-2026-00042-H2-correction-1' };
    await connector.tellCorrection?.(correction, attempt());
    expect(only().body).toBe(
      '{"specversion":"1.0","id":"OK-2026-00042-H2-correction-1","source":"urn:nld:oin:00000001234567890000:systeem:op-koers",' +
        '"type":"nl.overheid.sociaaldomein.overdracht-verbeterd.v1","subject":"OK-2026-00042-H2",' +
        '"datacontenttype":"application/json",' +
        '"dataref":"https://hub.example/v1/partner/handoffs/OK-2026-00042-H2/content",' +
        '"data":{"handoffId":"OK-2026-00042-H2"}}',
    );
  });

  it('take it back as a whole', async () => {
    const { connector, only } = await partnerThat({});
    await connector.recall(recall, attempt());
    expect(only().body).toBe(
      '{"specversion":"1.0","id":"OK-2026-00042-H2-m3","source":"urn:nld:oin:00000001234567890000:systeem:op-koers",' +
        '"type":"nl.overheid.sociaaldomein.overdracht-ingetrokken.v1","subject":"OK-2026-00042-H2","sequence":"3",' +
        '"sequencetype":"Integer","datacontenttype":"application/json","time":"2026-11-22T10:00:00.000Z",' +
        '"data":{"handoffId":"OK-2026-00042-H2","kind":"help-request","urgency":"crisis","answerBy":"2026-11-27T16:00:00.000Z",' +
        '"why":"basis-withdrawn","withdrawnAt":"2026-11-22T10:00:00.000Z","confirmBy":"2026-11-29T16:00:00.000Z"}}',
    );
  });

  it('take some categories back and say where the rest is', async () => {
    const { connector, only } = await partnerThat({});
    await connector.recall({ ...recall, categories: ['contact'] }, attempt());
    expect(JSON.parse(only().body)).toMatchObject({
      dataref: 'https://hub.example/v1/partner/handoffs/OK-2026-00042-H2/content',
      data: { categories: ['contact'] },
    });
  });

  it('hold nothing of the content and nothing of the life domain', async () => {
    const { connector, received } = await partnerThat({});
    const hostile = 'CANARY-9d1f';
    const content: HandoffContent = {
      question: hostile,
      identity: { name: hostile, birthDate: hostile },
      contact: { phone: hostile, email: hostile, address: hostile },
      lifeDomains: { debts: hostile },
    };
    const more = { content, externalRef: hostile, extra: hostile };
    await connector.file({ ...handoff, ...more }, attempt());
    await connector.followUp({ ...handoff, ...more }, attempt());
    await connector.recall({ ...recall, ...more }, attempt());
    expect(received).toHaveLength(3);
    for (const { headers, body } of received) {
      expect(JSON.stringify(headers) + body).not.toContain(hostile);
      expect(body).not.toContain('debts');
      expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    }
  });

  it('are the same bytes with the same id at every attempt, signed anew', async () => {
    const times = [new Date('2026-11-20T09:30:01Z'), new Date('2026-11-20T09:35:01Z')];
    const { connector, received } = await partnerThat({ now: () => times.shift()! });
    await connector.file(handoff, attempt());
    await connector.file(handoff, attempt({ number: 2 }));
    const [first, second] = received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(handoff.messageId);
    expect(received.map(({ headers }) => headers['webhook-timestamp'])).toEqual([
      '1795167001',
      '1795167301',
    ]);
    expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
  });
});

describe('the signature of the webhook connector', () => {
  it.each([
    ['standardwebhooks', Webhook],
    ['svix', SvixWebhook],
  ])('with a shared secret verifies with %s', async (_name, Verifier) => {
    const secret = newSharedSecret();
    const { connector, only } = await partnerThat({ secrets: { now: secret } });
    await connector.file(handoff, attempt());
    const headers = signatureHeaders(only());
    expect(new Verifier(secret).verify(only().body, headers)).toMatchObject({
      id: handoff.messageId,
    });
    expect(() => new Verifier(secret).verify(`${only().body} `, headers)).toThrow();
    expect(() => new Verifier(newSharedSecret()).verify(only().body, headers)).toThrow();
  });

  it.each(['half', 'whole'] as const)(
    'with a private key of the %s form verifies with the public one',
    async (form) => {
      const { secret, publicKey } = newKeyPair(form);
      const { connector, only } = await partnerThat({ scheme: 'v1a', secrets: { now: secret } });
      await connector.file(handoff, attempt());
      expect(isSignedBy(publicKey, only())).toBe(true);
      expect(isSignedBy(publicKey, { ...only(), body: `${only().body} ` })).toBe(false);
      expect(isSignedBy(newKeyPair().publicKey, only())).toBe(false);
    },
  );

  it('verifies with the old and with the new secret while a rotation lasts', async () => {
    const secrets = { new: newSharedSecret(), old: newSharedSecret() };
    const { connector, only } = await partnerThat({ secrets });
    await connector.file(handoff, attempt());
    for (const secret of Object.values(secrets)) {
      for (const Verifier of [Webhook, SvixWebhook])
        expect(new Verifier(secret).verify(only().body, signatureHeaders(only()))).toBeDefined();
    }
  });

  it('moves from a shared secret to a key pair by the same rotation', async () => {
    const { secret, publicKey } = newKeyPair();
    const old = newSharedSecret();
    const { connector, only } = await partnerThat({ scheme: 'v1a', secrets: { new: secret, old } });
    await connector.file(handoff, attempt());
    expect(isSignedBy(publicKey, only())).toBe(true);
    expect(new Webhook(old).verify(only().body, signatureHeaders(only()))).toBeDefined();
  });

  it.each([
    ['of the other scheme', newSharedSecret()],
    ['too short', 'whsk_c2hvcnQ='],
    ['without a prefix', 'c2VjcmV0'],
  ])('is for a person when the secret is %s', async (_what, secret) => {
    const { connector, received } = await partnerThat({ scheme: 'v1a', secrets: { now: secret } });
    const failure = await failureOf(connector.file(handoff, attempt()));
    expect(failure).toMatchObject({ kind: 'rejected', code: 'SECRET_UNUSABLE' });
    expect(failure.message).not.toContain(secret);
    expect(received).toEqual([]);
  });
});

describe('the answer to the webhook connector', () => {
  it.each([200, 202, 204])('%d is a success, whatever is in it', async (status) => {
    const { connector } = await partnerThat({ status });
    expect(await connector.file(handoff, attempt())).toEqual({});
  });

  it.each([
    [307, 'rejected', 'REDIRECT'],
    [401, 'rejected', 'HTTP_401'],
    [410, 'gone', 'HTTP_410'],
    [429, 'throttled', 'HTTP_429'],
    [500, 'unavailable', 'HTTP_500'],
  ])('%d is %s', async (status, kind, code) => {
    const { connector } = await partnerThat({ status });
    expect(await failureOf(connector.recall(recall, attempt()))).toMatchObject({ kind, code });
  });
});
