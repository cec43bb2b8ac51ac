import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';

/** Loopback only. Not every machine has all of them. */
const canaryHosts = ['127.0.0.1', '127.1.2.3', '::1'];

export interface Canaries {
  /** Where partners are said to listen. */
  readonly httpsPort: number;
  /** Something else inside, such as a database. */
  readonly otherPort: number;
  readonly hosts: readonly string[];
  /** Connections so far. */
  reached(): number;
  close(): void;
}

/** Listeners that nothing may connect to. */
export async function startCanaries(): Promise<Canaries> {
  let connections = 0;
  const servers: Server[] = [];
  const hosts: string[] = [];
  const listen = async (host: string, wanted: number): Promise<number> => {
    const server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
    server.listen(wanted, host);
    await once(server, 'listening');
    servers.push(server);
    return portOf(server);
  };
  const httpsPort = await listen('127.0.0.1', 0);
  const otherPort = await listen('127.0.0.1', 0);
  for (const host of canaryHosts) {
    try {
      if (host !== '127.0.0.1') await listen(host, httpsPort);
      hosts.push(host);
    } catch {
      // This machine does not have the address, so nothing can be reached there.
    }
  }
  return {
    httpsPort,
    otherPort,
    hosts,
    reached: () => connections,
    close() {
      for (const server of servers) server.close();
    },
  };
}

/** Whether each canary notices a connection: otherwise that none came would say nothing. */
export async function countNoticing(canaries: Canaries): Promise<number> {
  const before = canaries.reached();
  for (const host of canaries.hosts) {
    const socket = connect(canaries.httpsPort, host).resume();
    await once(socket, 'close');
  }
  return canaries.reached() - before;
}

export interface RedirectingPartner {
  readonly host: string;
  close(): void;
}

/** A partner that may be asked and sends on to wherever the path says: `/307/<address>`. */
export async function startRedirectingPartner(): Promise<RedirectingPartner> {
  const server: HttpServer = createHttpServer((request, response) => {
    const [, status = '', address = ''] = /^\/(\d+)\/(.+)$/.exec(request.url ?? '') ?? [];
    const location = decodeURIComponent(address);
    response.writeHead(Number(status), { location, refresh: `0; url=${location}` }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${portOf(server)}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
  return address.port;
}
