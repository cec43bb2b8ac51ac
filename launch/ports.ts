import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { LaunchError } from './launch-error';

const retryMs = 250;

export interface PortUse {
  readonly port: number;
  readonly purpose: string;
  /** The variable that changes the port. */
  readonly variable: string;
}

async function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

export async function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** Throws one text that names every port in the way. `patienceMs` leaves time to a run that is just ending. */
export async function checkPorts(uses: readonly PortUse[], patienceMs = 0): Promise<void> {
  const until = Date.now() + patienceMs;
  let taken = await takenPorts(uses);
  while (taken.length > 0 && Date.now() < until) {
    await delay(retryMs);
    taken = await takenPorts(uses);
  }
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ port, purpose, variable }) =>
      `Port ${port} on 127.0.0.1 (${purpose}) is taken by another program. Stop that program, or choose another port with ${variable}.`,
  );
  throw new LaunchError(lines.join('\n'));
}

async function takenPorts(uses: readonly PortUse[]): Promise<PortUse[]> {
  const free = await Promise.all(uses.map(({ port }) => isPortFree(port)));
  const twice = uses.filter(
    ({ port }, index) => uses.findIndex((use) => use.port === port) < index,
  );
  return [...uses.filter((_use, index) => free[index] === false), ...twice];
}

/** Different free ports: all are held at once before any is given back. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    return address.port;
  });
  for (const server of servers) server.close();
  await Promise.all(servers.map((server) => once(server, 'close')));
  return ports;
}

async function listenAnywhere() {
  const server = createServer();
  return new Promise<typeof server>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
