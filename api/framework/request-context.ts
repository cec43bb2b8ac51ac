import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TokenClaims } from '../auth/token-claims';
import type { Problem } from '../problem';
import type { Role } from '../route';

/** What is known of one request besides the request itself; the log line is made of it. */
export interface RequestContext {
  readonly traceId: string;
  /** The template, never the path: a path holds case numbers. */
  route: string;
  role: Role | undefined;
  /** The answer to who is calling: known, refused, or nobody said. */
  identity: TokenClaims | Problem | undefined;
  problem: { readonly code: string; readonly reason: string | undefined } | undefined;
}

const contexts = new WeakMap<IncomingMessage, RequestContext>();

export function contextOf(request: IncomingMessage): RequestContext {
  const known = contexts.get(request);
  if (known !== undefined) return known;
  const made: RequestContext = {
    traceId: traceIdOf(request.headers['traceparent']) ?? randomBytes(16).toString('hex'),
    route: 'unmatched',
    role: undefined,
    identity: undefined,
    problem: undefined,
  };
  contexts.set(request, made);
  return made;
}

const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-|$)/;

/** The trace id of a W3C traceparent header. */
function traceIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? traceparent.exec(header)?.[1] : undefined;
}
