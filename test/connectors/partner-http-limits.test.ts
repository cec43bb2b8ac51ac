import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createPartnerHttp, type PartnerHttp } from '../../connectors/partner-http';
import { attempt, closeListeners, failureOf, listenHttp, listenTcp } from './partner-listener';

let http: PartnerHttp | undefined;

afterEach(() => {
  http?.close();
  closeListeners();
});

const send = (host: string, timeouts: object, tried = attempt()) => {
  http = createPartnerHttp({ privateHosts: [host], timeouts });
  return http.send({
    partner: 'viveste',
    method: 'POST',
    url: `http://${host}/`,
    body: 'secret',
    attempt: tried,
  });
};

/** A name server that never answers, so that no connection ever opens. */
const silentLookup = () => undefined;

describe('the time for one sending', () => {
  it('ends when no connection opens', async () => {
    http = createPartnerHttp({
      privateHosts: [],
      timeouts: { connectMs: 40 },
      lookup: silentLookup,
    });
    const tried = attempt();
    const sending = http.send({
      partner: 'viveste',
      method: 'GET',
      url: 'https://partner.example/',
      attempt: tried,
    });
    expect(await failureOf(sending)).toMatchObject({
      kind: 'unavailable',
      code: 'CONNECT_TIMEOUT',
    });
    expect(tried.opened).toBe(0);
  });

  it('ends when no headers come', async () => {
    const host = await listenHttp(() => undefined);
    expect(await failureOf(send(host, { headersMs: 40 }))).toMatchObject({
      kind: 'unavailable',
      code: 'HEADERS_TIMEOUT',
    });
  });

  it('ends although a byte comes now and then', async () => {
    let closed: Promise<unknown> | undefined;
    const host = await listenTcp((socket) => {
      // A reset ends it as well as a goodbye.
      closed = new Promise((resolve) => {
        socket.once('error', resolve).once('close', () => {
          resolve('closed');
        });
      });
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
        const drip = setInterval(() => socket.write('x'), 5);
        socket.once('close', () => {
          clearInterval(drip);
        });
      });
    });
    expect(await failureOf(send(host, { totalMs: 300 }))).toMatchObject({
      kind: 'unavailable',
      code: 'TIMEOUT',
    });
    await expect(closed).resolves.toBeDefined();
  });

  it('ends although a header comes now and then', async () => {
    const host = await listenTcp((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => socket.write('x: y\r\n'), 5);
        socket.once('close', () => {
          clearInterval(drip);
        });
      }),
    );
    expect(await failureOf(send(host, { headersMs: 60 }))).toMatchObject({
      code: 'HEADERS_TIMEOUT',
    });
  });
});

describe('the lease of the permit', () => {
  it('opens nothing once it is over', async () => {
    let connections = 0;
    const host = await listenTcp(() => (connections += 1));
    const tried = attempt({ openBy: performance.now() });
    expect(await failureOf(send(host, {}, tried))).toMatchObject({
      kind: 'unavailable',
      code: 'PERMIT_LAPSED',
    });
    expect([connections, tried.opened]).toEqual([0, 0]);
  });

  it('ends the wait for a connection', async () => {
    http = createPartnerHttp({ privateHosts: [], lookup: silentLookup });
    const tried = attempt({ openBy: performance.now() + 40 });
    const sending = http.send({
      partner: 'viveste',
      method: 'GET',
      url: 'https://partner.example/',
      attempt: tried,
    });
    expect(await failureOf(sending)).toMatchObject({ kind: 'unavailable', code: 'PERMIT_LAPSED' });
  });

  it('lets no byte out over a connection that opened too late', async () => {
    const received: Buffer[] = [];
    let closed: Promise<unknown> | undefined;
    const host = await listenTcp((socket) => {
      socket.on('data', (bytes) => received.push(bytes));
      // A reset ends it as well as a goodbye.
      closed = new Promise((resolve) => {
        socket.once('error', resolve).once('close', () => {
          resolve('closed');
        });
      });
    });
    const tried = attempt({ openBy: performance.now() + 30 });
    const sending = failureOf(send(host, {}, tried));
    // The program is busy until after the lease, while the kernel opens the connection.
    while (performance.now() < tried.openBy + 20);
    expect(await sending).toMatchObject({ code: 'PERMIT_LAPSED' });
    await closed;
    expect([received.length, tried.opened]).toEqual([0, 0]);
  });
});

describe('an attempt that is called off', () => {
  it('opens nothing', async () => {
    let connections = 0;
    const host = await listenTcp(() => (connections += 1));
    const tried = attempt({ signal: AbortSignal.abort() });
    expect(await failureOf(send(host, {}, tried))).toMatchObject({
      kind: 'unavailable',
      code: 'ABORTED',
    });
    expect([connections, tried.opened]).toEqual([0, 0]);
  });

  it('is cut in the middle', async () => {
    const controller = new AbortController();
    let socket: Socket | undefined;
    const host = await listenHttp((request) => {
      ({ socket } = request);
      controller.abort();
    });
    const tried = attempt({ signal: controller.signal });
    expect(await failureOf(send(host, {}, tried))).toMatchObject({
      kind: 'unavailable',
      code: 'ABORTED',
    });
    if (socket?.destroyed === false) await once(socket, 'close');
    expect(tried.opened).toBe(1);
  });

  it('is cut while the answer comes', async () => {
    const controller = new AbortController();
    const host = await listenHttp((_request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('half', () => {
        controller.abort();
      });
    });
    const tried = attempt({ signal: controller.signal });
    expect(await failureOf(send(host, {}, tried))).toMatchObject({
      kind: 'unavailable',
      code: 'ABORTED',
    });
  });
});
