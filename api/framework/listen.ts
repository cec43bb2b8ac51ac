import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Express } from 'express';
import { randomBytes } from 'node:crypto';
import { Problem } from '../problem';

export interface Listening {
  readonly port: number;
  /** Stops taking connections, lets running requests finish for at most five seconds. */
  close(): Promise<void>;
}

export interface HttpTimeouts {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
}

/** Node's own (60 s for headers, 300 s for a request) let slow clients hold connections for too long. */
const defaultTimeouts: HttpTimeouts = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  keepAliveTimeoutMs: 5_000,
};

const closeGraceMs = 5_000;

/** Serves the app; rejects when the address is taken. Port 0 takes any free one. */
export async function listen(
  app: Express,
  host: string,
  port: number,
  timeouts = defaultTimeouts,
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: timeouts.headersTimeoutMs,
      requestTimeout: timeouts.requestTimeoutMs,
      keepAliveTimeout: timeouts.keepAliveTimeoutMs,
      // By default Node looks for late requests only every 30 seconds.
      connectionsCheckingInterval: Math.min(1_000, timeouts.headersTimeoutMs),
    },
    (request, response) => {
      app(request, response);
    },
  );
  answerUnreadableRequests(server, String(app.get('api version')));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, closeGraceMs);
  await closed;
  clearTimeout(timer);
}

/** What Node cannot parse never reaches express; it still gets a problem and the version. */
function answerUnreadableRequests(server: Server, apiVersion: string): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem = toProblem(error.code);
    const body = problem.toBody(randomBytes(16).toString('hex'));
    const text = JSON.stringify(body);
    socket.end(
      [
        `HTTP/1.1 ${problem.status} ${body.title}`,
        'Content-Type: application/problem+json',
        `Content-Length: ${Buffer.byteLength(text)}`,
        `API-Version: ${apiVersion}`,
        'Cache-Control: no-store',
        'Connection: close',
        '',
        text,
      ].join('\r\n'),
    );
  });
}

function toProblem(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem(408, 'REQUEST_TIMEOUT', 'The request took too long to arrive.');
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem(431, 'HEADERS_TOO_LARGE', 'The headers are too large.');
  }
  return new Problem(400, 'MALFORMED_REQUEST', 'This is not valid HTTP.');
}
