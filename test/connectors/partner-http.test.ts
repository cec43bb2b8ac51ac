import type { IncomingMessage, RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createPartnerHttp, throwForStatus, type PartnerHttp } from '../../connectors/partner-http';
import { attempt, closeListeners, failureOf, listenHttp, listenTcp } from './partner-listener';

let http: PartnerHttp | undefined;

afterEach(() => {
  http?.close();
  closeListeners();
});

const toPartner = (host: string) => {
  http = createPartnerHttp({ privateHosts: [host] });
  return http;
};

async function ask(host: string, given: { ignoresAnswer?: true } = {}) {
  const client = http ?? toPartner(host);
  return client.send({
    partner: 'viveste',
    method: 'GET',
    url: `http://${host}/`,
    attempt: attempt(),
    ...given,
  });
}

async function statusFailure(status: number, headers: Record<string, string> = {}) {
  const response = { status, headers, body: '' };
  return failureOf(
    Promise.resolve().then(() => {
      throwForStatus('viveste', response);
    }),
  );
}

beforeEach(() => {
  http = undefined;
});

describe('sending to a partner', () => {
  it('sends exactly the bytes given and gives back status, headers and body', async () => {
    const seen: { headers?: IncomingMessage['headers']; body?: string } = {};
    const host = await listenHttp((request, response) => {
      seen.headers = request.headers;
      void request.toArray().then((chunks) => {
        seen.body = Buffer.concat(chunks as Buffer[]).toString('hex');
        response.writeHead(201, { 'Content-Type': 'application/json', 'X-Two': ['a', 'b'] });
        response.end('{"één":1}');
      });
    });
    const body = '{"naam":"Zoë 🙂"}  ';
    const tried = attempt();
    const answer = await toPartner(host).send({
      partner: 'viveste',
      method: 'POST',
      url: `http://${host}/in?a=1`,
      headers: { 'content-type': 'application/cloudevents+json', 'webhook-id': 'm-1' },
      body,
      attempt: tried,
    });
    expect(answer).toMatchObject({ status: 201, body: '{"één":1}' });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-two': 'a, b' });
    expect(seen.body).toBe(Buffer.from(body).toString('hex'));
    expect(seen.headers).toMatchObject({
      'content-type': 'application/cloudevents+json',
      'webhook-id': 'm-1',
      'accept-encoding': 'identity',
      'content-length': String(Buffer.byteLength(body)),
    });
    expect(seen.headers).not.toHaveProperty('cookie');
    expect(tried.opened).toBe(1);
  });

  it.each([200, 400, 404, 410, 429, 500, 503])('gives a %d back as an answer', async (status) => {
    const host = await listenHttp((_request, response) => response.writeHead(status).end('x'));
    expect(await ask(host)).toMatchObject({ status, body: 'x' });
  });

  it('does not follow a redirect', async () => {
    let inward = 0;
    const target = await listenHttp((_request, response) => {
      inward += 1;
      response.end();
    });
    const host = await listenHttp((_request, response) =>
      response.writeHead(307, { location: `http://${target}/` }).end(),
    );
    expect(await ask(host)).toMatchObject({ status: 307 });
    expect(inward).toBe(0);
  });

  it('tells of every opening, also of a kept connection', async () => {
    const sockets = new Set<Socket>();
    const host = await listenHttp((request, response) => {
      sockets.add(request.socket);
      response.end('ok');
    });
    const client = toPartner(host);
    const first = attempt();
    const second = attempt();
    for (const tried of [first, second])
      await client.send({
        partner: 'viveste',
        method: 'GET',
        url: `http://${host}/`,
        attempt: tried,
      });
    expect([first.opened, second.opened, sockets.size]).toEqual([1, 1, 1]);
  });

  it('sends nothing when telling of the opening fails', async () => {
    let received = 0;
    const host = await listenTcp((socket) =>
      socket.on('data', ({ length }) => (received += length)),
    );
    const tried = attempt({
      onOpened() {
        throw new Error('the egress line could not be written');
      },
    });
    const sending = toPartner(host).send({
      partner: 'viveste',
      method: 'GET',
      url: `http://${host}/`,
      attempt: tried,
    });
    await expect(sending).rejects.toThrow('egress line');
    expect(received).toBe(0);
  });

  it('calls a partner that is not there unavailable', async () => {
    const host = await listenTcp(() => undefined);
    closeListeners();
    expect(await failureOf(ask(host))).toMatchObject({
      kind: 'unavailable',
      code: 'CONNECTION_REFUSED',
    });
  });

  it('calls a connection that breaks in mid-answer unavailable', async () => {
    const host = await listenTcp((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', () =>
          socket.resetAndDestroy(),
        ),
      ),
    );
    expect(await failureOf(ask(host))).toMatchObject({
      kind: 'unavailable',
      code: 'CONNECTION_LOST',
    });
  });

  it('calls a kept connection that was closed under the message unavailable', async () => {
    const host = await listenTcp((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
        socket.once('data', () => socket.destroy());
      }),
    );
    expect(await ask(host)).toMatchObject({ status: 200 });
    expect(await failureOf(ask(host))).toMatchObject({
      kind: 'unavailable',
      code: 'CONNECTION_LOST',
    });
  });

  it('calls an answer that is no HTTP unreadable', async () => {
    const host = await listenTcp((socket) =>
      socket.once('data', () => socket.end('SSH-2.0-x\r\n')),
    );
    expect(await failureOf(ask(host))).toMatchObject({ kind: 'unreadable', code: 'NOT_HTTP' });
  });
});

describe('a large answer', () => {
  const endless: RequestListener = (_request, response) => {
    const chunk = Buffer.alloc(16_384, 'x');
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };

  it('is read up to 64 KiB', async () => {
    const host = await listenHttp((_request, response) => response.end('x'.repeat(65_536)));
    expect((await ask(host)).body).toHaveLength(65_536);
  });

  it('is dropped when it is a byte more', async () => {
    const host = await listenHttp((_request, response) => response.end('x'.repeat(65_537)));
    expect(await failureOf(ask(host))).toMatchObject({
      kind: 'unreadable',
      code: 'ANSWER_TOO_LARGE',
    });
  });

  it('is dropped when it never ends, with its connection', async () => {
    let closed: Promise<unknown> | undefined;
    const host = await listenHttp((request, response) => {
      closed = new Promise((resolve) => request.socket.once('close', resolve));
      endless(request, response);
    });
    expect(await failureOf(ask(host))).toMatchObject({ code: 'ANSWER_TOO_LARGE' });
    await expect(closed).resolves.toBeDefined();
  });

  it('is cut where only the status counts', async () => {
    const host = await listenHttp(endless);
    expect(await ask(host, { ignoresAnswer: true })).toMatchObject({ status: 200, body: '' });
  });

  it('is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const host = await listenHttp((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb.subarray(0, 60_000)),
    );
    expect((await ask(host)).body.length).toBeLessThanOrEqual(60_000);
  });
});

describe('an answer that is no success', () => {
  it.each([
    [301, 'rejected', 'REDIRECT'],
    [400, 'rejected', 'HTTP_400'],
    [401, 'rejected', 'HTTP_401'],
    [404, 'rejected', 'HTTP_404'],
    [408, 'unavailable', 'HTTP_408'],
    [410, 'gone', 'HTTP_410'],
    [425, 'unavailable', 'HTTP_425'],
    [429, 'throttled', 'HTTP_429'],
    [500, 'unavailable', 'HTTP_500'],
    [503, 'unavailable', 'HTTP_503'],
  ])('%d is %s with %s', async (status, kind, code) => {
    expect(await statusFailure(status)).toMatchObject({ kind, code, partner: 'viveste' });
  });

  it.each([200, 202, 204])('%d is a success', (status) => {
    expect(() => {
      throwForStatus('viveste', { status, headers: {}, body: '' });
    }).not.toThrow();
  });

  it.each([
    [429, '7', 'throttled', 7_000],
    [503, '120', 'throttled', 120_000],
    [503, '9999999999', 'throttled', 86_400_000],
    [429, '-5', 'throttled', undefined],
    [429, 'soon', 'throttled', undefined],
    [503, 'soon', 'unavailable', undefined],
    [429, '1.5', 'throttled', undefined],
    [503, 'Sun, 06 Nov 1994 08:49:37 GMT', 'unavailable', undefined],
  ])(
    '%d with Retry-After %s is %s, to be tried after %s ms',
    async (status, value, kind, retryAfterMs) => {
      expect(await statusFailure(status, { 'retry-after': value })).toMatchObject({
        kind,
        retryAfterMs,
      });
    },
  );

  it('may give the time as a date', async () => {
    const failure = await statusFailure(503, {
      'retry-after': new Date(Date.now() + 60_000).toUTCString(),
    });
    expect(failure.kind).toBe('throttled');
    expect(failure.retryAfterMs).toBeGreaterThan(57_000);
    expect(failure.retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});
