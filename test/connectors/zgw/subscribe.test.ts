import type { RequestListener } from 'node:http';
import { subscribeToNotifications } from '../../../connectors/zgw/subscribe';
import { eventually } from '../../support/eventually';
import { attempt, closeListeners, failureOf, listenHttp } from '../partner-listener';
import { connectTo, endAll, handoff, secretOf, startPartner } from './zgw-partner';

afterEach(async () => {
  await endAll();
  closeListeners();
});

interface Notification {
  readonly auth: string | undefined;
  readonly body: { resource: string; resourceUrl: string; hoofdObject: string; actie: string };
}

async function startReceiver(status = 204) {
  const received: Notification[] = [];
  const answer: RequestListener = (request, response) => {
    void request.toArray().then((chunks) => {
      const text = Buffer.concat(chunks as Buffer[]).toString();
      const auth = request.headers.authorization;
      received.push({ auth, body: JSON.parse(text) as Notification['body'] });
      response.writeHead(status).end();
    });
  };
  return { received, callbackUrl: `http://${await listenHttp(answer)}/v1/zgw-notifications/x` };
}

async function subscribed(notifications = {}, status = 204) {
  const partner = await startPartner({ notifications });
  const { received, callbackUrl } = await startReceiver(status);
  const subscribe = async () =>
    subscribeToNotifications({ ...partner, secretOf, callbackUrl, attempt: attempt() });
  return { ...partner, received, subscribe };
}

describe('subscribing to notifications', () => {
  it('is done once', async () => {
    const { subscribe, sent } = await subscribed();
    const url = await subscribe();
    expect(url).toMatch(/\/abonnement\/[0-9a-f-]{36}$/);
    expect(await subscribe()).toBe(url);
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('asks for zaken of our own organisation, with the secret that is to come along', async () => {
    const { subscribe, sent } = await subscribed();
    await subscribe();
    expect(JSON.parse(sent[1]?.body ?? '')).toMatchObject({
      auth: 'value of zgw-notifications',
      kanalen: [{ naam: 'zaken', filters: { bronorganisatie: '123456782' } }],
    });
  });

  it('brings a notification of each thing that is made, without content', async () => {
    const { subscribe, connector, received } = await subscribed();
    await subscribe();
    const { externalRef } = await connector.file(handoff, attempt());
    await eventually(async () => (received.length >= 4 ? received : undefined));
    expect(received.map(({ body }) => body.resource).sort()).toEqual([
      'rol',
      'status',
      'zaak',
      'zaakeigenschap',
    ]);
    for (const { auth, body } of received) {
      expect(auth).toBe('value of zgw-notifications');
      expect(body).toMatchObject({ kanaal: 'zaken', hoofdObject: externalRef, actie: 'create' });
      expect(JSON.stringify(body)).not.toMatch(/Fenna|woning/);
    }
  });

  it('may bring each of them twice', async () => {
    const { subscribe, connector, received } = await subscribed({ doubled: 1 });
    await subscribe();
    await connector.file(handoff, attempt());
    await eventually(async () => (received.length >= 8 ? received : undefined));
    expect(new Set(received.map(({ body }) => body.resourceUrl)).size).toBe(4);
  });

  it('brings them again while they are refused, and then no more', async () => {
    const { subscribe, connector, received } = await subscribed({}, 503);
    await subscribe();
    await connector.file(handoff, attempt());
    await eventually(async () => (received.length >= 12 ? received : undefined));
    expect(received.length).toBe(12);
  });

  it('fails when the partner answers with something else', async () => {
    const host = await listenHttp((_request, response) => response.writeHead(200).end('{}'));
    const { partner, http } = connectTo(host);
    const wish = { partner, http, secretOf, callbackUrl: 'https://hub.example/v1' };
    const failure = await failureOf(subscribeToNotifications({ ...wish, attempt: attempt() }));
    expect([failure.kind, failure.code]).toEqual(['unreadable', 'UNREADABLE_ANSWER']);
  });
});
