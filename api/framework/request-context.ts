import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TokenClaims } from '../auth/token-claims';
import type { Problem } from '../problem';
import type { AccessDecision } from '../../domain/access/decide-access';
import { nextSpan, readTraceparent, toTraceparent, type Span } from '../../store/trace-context';

/** What is known of one request besides the request itself; the log line is made of it. */
export interface RequestContext extends Span {
  /** Joins the lines of both logs; a UUID. */
  readonly operationId: string;
  /** The valid traceparent that came along: an operation of the caller's. */
  readonly foreignOperation: string | undefined;
  /** The template, never the path: a path holds case numbers. */
  route: string;
  /** By what right it goes on; undefined until that is decided, and when it is refused. */
  access: AccessDecision | undefined;
  /** The answer to who is calling: known, refused, or nobody said. */
  identity: TokenClaims | Problem | undefined;
  problem: { readonly code: string; readonly reason: string | undefined } | undefined;
}

/** The context of one operation of a page: in the page's trace, with a line of its own in the logs. */
export function contextWithin(page: RequestContext, identity: TokenClaims): RequestContext {
  return {
    ...nextSpan(page.traceId),
    operationId: randomUUID(),
    foreignOperation: page.foreignOperation,
    route: page.route,
    access: undefined,
    identity,
    problem: undefined,
  };
}

const contexts = new WeakMap<IncomingMessage, RequestContext>();

export function contextOf(request: IncomingMessage): RequestContext {
  const known = contexts.get(request);
  if (known !== undefined) return known;
  const header = request.headers['traceparent'];
  const foreign = typeof header === 'string' ? readTraceparent(header) : undefined;
  const made: RequestContext = {
    ...nextSpan(foreign?.traceId),
    operationId: randomUUID(),
    foreignOperation: foreign === undefined ? undefined : toTraceparent(foreign),
    route: 'unmatched',
    access: undefined,
    identity: undefined,
    problem: undefined,
  };
  contexts.set(request, made);
  return made;
}
