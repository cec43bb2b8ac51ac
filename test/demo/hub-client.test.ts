import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHubClient } from '../../demo/hub-client';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let said: string[];
const request = {
  as: 'wc-01',
  method: 'POST',
  path: '/cases',
  key: 'demo-key-1',
  body: {},
} as const;

async function clientFor(handlers: Handler[], patienceMs = 5_000) {
  server = createServer((incoming, response) => {
    const [next, ...rest] = handlers;
    if (rest.length > 0) handlers.shift();
    next?.(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  said = [];
  return createHubClient({
    hubUrl: `http://127.0.0.1:${port}`,
    tokenOf: async (member) => `token-of-${member}`,
    say: (line) => said.push(line),
    patienceMs,
  });
}

const answer =
  (status: number, body: object, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('the client of the demo', () => {
  it('sends key, token and body, and knows a replayed answer', async () => {
    let seen: IncomingMessage['headers'] = {};
    const client = await clientFor([
      (incoming, response) => {
        seen = incoming.headers;
        answer(201, { sequence: 1 }, { 'idempotency-replayed': 'true' })(incoming, response);
      },
    ]);
    expect(await client.send(request)).toEqual({
      status: 201,
      body: { sequence: 1 },
      isReplayed: true,
    });
    expect(seen).toMatchObject({
      authorization: 'Bearer token-of-wc-01',
      'idempotency-key': 'demo-key-1',
    });
  });

  it('comes back when the hub asks for that', async () => {
    const busy = answer(503, { code: 'ENGINE_AWAY' }, { 'retry-after': '0' });
    const client = await clientFor([
      busy,
      answer(429, {}, { 'retry-after': '0' }),
      answer(200, {}),
    ]);
    expect((await client.send(request)).status).toBe(200);
    expect(said).toEqual([
      expect.stringContaining('HTTP 503 ENGINE_AWAY'),
      expect.stringContaining('HTTP 429'),
    ]);
  });

  it('comes back after a broken connection', async () => {
    const client = await clientFor([(_incoming, response) => response.destroy(), answer(200, {})]);
    expect((await client.send(request)).status).toBe(200);
  });

  it('gives up when the hub asks for more time than there is', async () => {
    const client = await clientFor(
      [answer(503, { code: 'ENGINE_AWAY' }, { 'retry-after': '60' })],
      200,
    );
    await expect(client.send(request)).rejects.toThrow(
      'POST /v1/cases as wc-01 got no answer in time: HTTP 503 ENGINE_AWAY.',
    );
  });

  it('hands on a refusal at once', async () => {
    const client = await clientFor([answer(409, { code: 'SLOT_TAKEN', detail: 'Taken.' })]);
    expect((await client.send(request)).status).toBe(409);
    expect(said).toEqual([]);
  });
});
