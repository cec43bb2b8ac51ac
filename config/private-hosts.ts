import { z } from 'zod';

const entry = /^(?:\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d{1,5}$/;
const loopback = /^(?:localhost|127\.[\d.]+|\[::1\]|\[::ffff:[^\]]*\]|0\.0\.0\.0|\[::\]):/;

/** `host:port` of partners that may be inside a private network, by comma. */
export const PrivateHostsSchema = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
  )
  .pipe(z.array(z.string().regex(entry, 'must be host:port, like 10.0.0.8:8443')));

export function isLoopback(hostAndPort: string): boolean {
  return loopback.test(hostAndPort);
}

/** `host:port` of an address, with the port its scheme stands for. */
export function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === '' ? (defaultPorts[protocol] ?? '') : port}`;
}

const defaultPorts: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };
