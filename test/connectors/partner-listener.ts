import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import type { Attempt } from '../../connectors/connector';
import type { PartnerError } from '../../connectors/partner-error';

const open: { end(): void }[] = [];

/** Ends what the tests of a file opened. */
export function closeListeners(): void {
  for (const listener of open.splice(0)) listener.end();
}

async function listen(server: Server | TcpServer, end: () => void): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ end });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function httpEnd(server: Server) {
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

/** `ip:port` of a partner that answers so. */
export async function listenHttp(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  return listen(server, httpEnd(server));
}

export async function listenTls(
  {
    key,
    cert,
    ...rest
  }: { key: string; cert: string; maxVersion?: 'TLSv1.1'; minVersion?: 'TLSv1'; ciphers?: string },
  answer: RequestListener,
): Promise<string> {
  const server = createTlsServer({ key, cert, ...rest }, answer);
  return listen(server, httpEnd(server));
}

/** A partner on bare TCP. */
export async function listenTcp(connected: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    connected(socket);
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

export interface WatchedAttempt extends Attempt {
  opened: number;
}

export function attempt(given: Partial<Attempt> = {}): WatchedAttempt {
  const watched: WatchedAttempt = {
    number: 1,
    signal: new AbortController().signal,
    openBy: performance.now() + 10_000,
    opened: 0,
    onOpened() {
      watched.opened += 1;
    },
    ...given,
  };
  return watched;
}

/** The error a promise ends with, as a value. */
export async function failureOf(sending: Promise<unknown>): Promise<PartnerError> {
  return sending.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error as PartnerError,
  );
}
