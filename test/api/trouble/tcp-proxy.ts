import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface TcpProxy {
  /** The address of the target, by way of the proxy. */
  readonly url: string;
  /** Breaks every connection and takes no more. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  /** Lets nothing through any more on the connections there are, and says nothing of it. */
  silence(): void;
  close(): Promise<void>;
}

/** A line to a server that a test can cut. */
export async function startProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  let server = serve();

  function serve(): Server {
    return createServer((near) => {
      // Accepted just before the cut, told just after it.
      if (isCut) {
        near.resetAndDestroy();
        return;
      }
      const far = connect(Number(port), hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      }
    });
  }

  const listening = (at: number) =>
    new Promise<void>((resolve) => {
      server.listen(at, '127.0.0.1', resolve);
    });

  async function cut(): Promise<void> {
    isCut = true;
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  }

  await listening(0);
  const own = (server.address() as AddressInfo).port;
  const url = new URL(target);
  url.host = `127.0.0.1:${String(own)}`;
  return {
    url: url.href,
    cut,
    silence() {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    async restore() {
      isCut = false;
      server = serve();
      await listening(own);
    },
    async close() {
      if (server.listening) await cut();
    },
  };
}
