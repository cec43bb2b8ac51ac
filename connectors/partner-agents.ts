import { lookup } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { guardLookup } from './partner-address';

/** Shorter than most servers keep a connection, so that few are closed under a message. */
const keepIdleMs = 4_000;

export interface AgentOptions {
  readonly guard: boolean;
  readonly lookup?: LookupFunction;
  /** PEM, instead of those Node trusts. */
  readonly trustedAuthorities?: readonly string[];
}

export interface Agents {
  readonly http: HttpAgent;
  /** For addresses that were allowed one by one. */
  readonly privateHttps: HttpsAgent;
  readonly publicHttps: HttpsAgent;
  close(): void;
}

/** Kept connections; TLS is never unverified, whatever the environment says. */
export function createAgents(options: AgentOptions): Agents {
  const find = options.lookup ?? lookup;
  const shared = { keepAlive: true, timeout: keepIdleMs, scheduling: 'lifo' } as const;
  const tls = {
    ...shared,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(options.trustedAuthorities === undefined ? {} : { ca: [...options.trustedAuthorities] }),
  } as const;
  const http = new HttpAgent({ ...shared, lookup: find });
  const privateHttps = new HttpsAgent({ ...tls, lookup: find });
  // The package lets IPv4-compatible IPv6 through (`::127.0.0.1`), our look-up does not; each checks on its own.
  const publicHttps = options.guard
    ? new RequestFilteringHttpsAgent({ ...tls, lookup: guardLookup(find) })
    : privateHttps;
  return {
    http,
    privateHttps,
    publicHttps,
    close() {
      for (const agent of [http, privateHttps, publicHttps]) agent.destroy();
    },
  };
}
