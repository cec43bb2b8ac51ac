import { toTraceparent } from '../../store/trace-context';
import { accountFor } from '../access-log/account-for';
import type { TokenClaims } from '../auth/token-claims';
import type { Answer, RawRequest, Route } from '../route';
import { fingerprintOf } from './fingerprint';
import type { HandlerParts } from './handle-route';
import { readIdempotencyKey } from './idempotency-key';
import { contextWithin, type RequestContext } from './request-context';

/** What a page asks of a route; each part as a client would send it. */
export interface Performance {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** JSON when left out. */
  readonly mediaType?: 'text/html';
}

export interface Performer {
  readonly identity: TokenClaims;
  /** Of the request for the page. */
  readonly context: RequestContext;
}

/**
 * A route as a person uses it through a page: behind the same gate and the same checks as over HTTP, with a line of its
 * own in the access log. Throws the Problem that a client would get.
 */
export async function performRoute(
  route: Route,
  { accessLog, gate }: Pick<HandlerParts, 'accessLog' | 'gate'>,
  { identity, context: page }: Performer,
  { params = {}, query = {}, body, idempotencyKey, mediaType }: Performance,
): Promise<Answer> {
  const context = contextWithin(page, identity);
  const operation = { params, idempotencyKey, context };
  const reading = readIdempotencyKey(idempotencyKey, route.requiresIdempotencyKey === true);
  const asked: Omit<RawRequest, 'caller' | 'begin'> = {
    ...{ params, query, body },
    mediaType: mediaType ?? 'application/json',
    idempotencyKey: 'key' in reading ? reading.key : undefined,
    headerErrors: 'error' in reading ? [reading.error] : [],
    fingerprint: fingerprintOf(route.method, pathOf(route, params), body),
    traceparent: toTraceparent(context),
  };
  return accountFor(accessLog, route, operation, async (begin) => {
    const caller = await gate(route, operation);
    return route.answer({ ...asked, caller, begin });
  });
}

/** As a client would write it: then the same key is the same command, whichever way it comes. */
function pathOf({ path }: Route, params: Readonly<Record<string, string>>): string {
  const filled = path.replaceAll(/\{(.*?)\}/g, (_placeholder, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  return `/v1${filled}`;
}
