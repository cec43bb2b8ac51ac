import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';
import type { Express } from 'express';
import { listen } from '../../../api/framework/listen';
import type { Listening } from '../../../api/framework/listen';

const timeouts = { headersTimeoutMs: 200, requestTimeoutMs: 400, keepAliveTimeoutMs: 300 };

function createEcho(): Express {
  const app = express().set('api version', '1.2.3');
  app.all('/echo', (request, response) => {
    request.resume().on('end', () => response.send('done'));
  });
  return app;
}

let server: Listening;
beforeEach(async () => {
  server = await listen(createEcho(), '127.0.0.1', 0, timeouts);
});
afterEach(async () => {
  await server.close();
});

/** All that the server says until it hangs up. */
async function talk(...said: string[]): Promise<string> {
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
  let answer = '';
  socket.on('data', (text: string) => (answer += text));
  for (const text of said) socket.write(text);
  await once(socket, 'close');
  return answer;
}

const problemIn = (answer: string) =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as Record<string, unknown>;

describe('a client that', () => {
  it('never finishes its headers gets 408, and others are served meanwhile', async () => {
    const slow = talk('GET /echo HTTP/1.1\r\nHost: hub\r\nX-Slow: ');
    expect((await fetch(`http://127.0.0.1:${server.port}/echo`)).status).toBe(200);
    const answer = await slow;
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('API-Version: 1.2.3');
    expect(answer).toContain('Content-Type: application/problem+json');
    expect(problemIn(answer)).toMatchObject({ status: 408, code: 'REQUEST_TIMEOUT' });
  });

  it('says nothing at all is hung up on', async () => {
    expect(await talk()).toMatch(/^HTTP\/1\.1 408|^$/);
  });

  it('never finishes its body gets 408', async () => {
    const answer = await talk('POST /echo HTTP/1.1\r\nHost: hub\r\nContent-Length: 10\r\n\r\nabc');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('sends more headers than fit gets 431', async () => {
    const answer = await talk(
      `GET /echo HTTP/1.1\r\nHost: hub\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(problemIn(answer)).toMatchObject({ code: 'HEADERS_TOO_LARGE' });
  });

  it.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    [
      'two lengths',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('sends %s gets 400', async (_what, said) => {
    const answer = await talk(said);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(problemIn(answer)).toMatchObject({ code: 'MALFORMED_REQUEST' });
  });

  it('asks twice on one connection is answered twice, and then hung up on', async () => {
    const asked = 'GET /echo HTTP/1.1\r\nHost: hub\r\n\r\n';
    expect((await talk(asked, asked)).match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  });
});

describe('a thousand idle connections', () => {
  it('keep nobody from being served', async () => {
    const patient = await listen(createEcho(), '127.0.0.1', 0, {
      ...timeouts,
      headersTimeoutMs: 60_000,
      requestTimeoutMs: 60_000,
    });
    const sockets = Array.from({ length: 1_000 }, () => connect(patient.port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    expect((await fetch(`http://127.0.0.1:${patient.port}/echo`)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await patient.close();
  });
});

describe('listening', () => {
  it('fails when the address is taken', async () => {
    await expect(listen(createEcho(), '127.0.0.1', server.port)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('ends after what is running has been answered', async () => {
    const app = express();
    let finish = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      app.get('/slow', (_request, response) => {
        finish = () => {
          response.send('finished');
        };
        resolve();
      });
    });
    const other = await listen(app, '127.0.0.1', 0);
    const answer = fetch(`http://127.0.0.1:${other.port}/slow`);
    await started;
    const closed = other.close();
    finish();
    expect(await (await answer).text()).toBe('finished');
    await closed;
    await expect(fetch(`http://127.0.0.1:${other.port}/slow`)).rejects.toThrow('fetch failed');
  });
});
