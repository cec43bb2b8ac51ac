import type { z } from 'zod';
import type { AccessDecision, Reach } from '../domain/access/decide-access';
import type { Role } from '../domain/access/role';
import type { Purpose } from '../domain/access/table';
import { validateInput } from './framework/validate-input';
import type { TagName } from './openapi/tags';
import { parseBody } from './framework/read-body';
import type { InputError } from './problem';

export interface Identity {
  readonly subject: string;
  readonly role: Role;
  readonly organisation: string;
}

export interface Caller extends Identity {
  readonly access: AccessDecision;
  /** Which cases a list may show to this caller. */
  readonly reach: Reach;
  /** What the table of access says of the same case and caller for another purpose; undefined where it says no. */
  rightTo(purpose: Purpose): AccessDecision | undefined;
}

/** A string body goes out as it is under the media type of the request; anything else as JSON. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** For the access log only: what the request was about where neither path nor body tells, and which entries it shows. */
  readonly touched?: { readonly handoffId?: string; readonly entryIds?: readonly string[] };
}

export interface PublicRouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly idempotencyKey: string | undefined;
  /** SHA-256 of method, path and body: the same key with another fingerprint is another command. */
  readonly fingerprint: string;
  /** W3C, of this request: its trace, and a span of its own. */
  readonly traceparent: string;
  /** The one of the route's `produces` that the caller asked for. */
  readonly mediaType: string;
}

/** What a sender signed: the bytes as they came, and the headers that the route reads; missing ones are empty. */
export interface SignedMessage<P> {
  readonly params: P;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Buffer;
}

export interface RouteInput<P, Q, B> extends PublicRouteInput<P, Q, B> {
  readonly caller: Caller;
}

/** What a route is for, which with role and relation decides who may use it. */
export interface RouteAccess {
  readonly purpose: Purpose;
  /** A password alone is not enough. */
  readonly needsSecondFactor?: boolean;
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface DocumentedResponse {
  readonly description: string;
  readonly schema?: z.ZodType;
}

interface RouteDescription<P, Q, B> {
  readonly method: Method;
  /** OpenAPI style and below /v1: `/cases/{caseNumber}/intake`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: TagName;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly requiresIdempotencyKey?: boolean;
  /** Media types of a successful answer, the preferred one first; JSON when left out. */
  readonly produces?: readonly string[];
  /** The answers on success; the problems are documented by themselves. */
  readonly responses: Readonly<Record<number, DocumentedResponse>>;
  /** The codes a 409 of this route can carry. */
  readonly refusals?: readonly string[];
  /** Set on a route whose sender proves itself by what it sends. */
  readonly signed?: SignedForm;
  /** For a path that names no case: whether its requests are about cases, and so have a line in the access log. */
  readonly touches?: 'cases' | 'no-case';
}

export interface SignedForm {
  /** In lower case. */
  readonly headers: readonly string[];
  /** Media types the body may have; JSON all of them. */
  readonly accepts: readonly string[];
}

type AnyDescription = RouteDescription<z.ZodObject, z.ZodObject, z.ZodType>;

export interface RouteDefinition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
> extends RouteDescription<P, Q, B> {
  readonly access: RouteAccess;
  handle(input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer>;
}

export interface PublicRouteDefinition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
> extends RouteDescription<P, Q, B> {
  handle(input: PublicRouteInput<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer>;
}

export interface SignedRouteDefinition<
  P extends z.ZodObject,
  B extends z.ZodType,
> extends RouteDescription<P, z.ZodObject, B> {
  readonly signed: SignedForm;
  /** Before anything of the body is read; throws a Problem 401. */
  authenticate(message: SignedMessage<z.output<P>>): void;
  handle(
    input: PublicRouteInput<z.output<P>, unknown, z.output<B>> & SignedMessage<z.output<P>>,
  ): Promise<Answer>;
}

/** A request as the framework hands it to a route: read, but not yet checked against its schemas. */
export interface RawRequest extends PublicRouteInput<unknown, unknown, unknown> {
  readonly caller: Caller | undefined;
  readonly headerErrors: readonly InputError[];
  /** Notes the operation in the access log; a command goes no further before that. */
  begin(): Promise<void>;
  /** Only for a signed route, whose body is not parsed yet. */
  readonly message?: Omit<SignedMessage<unknown>, 'params'>;
}

export interface Route extends AnyDescription {
  readonly access: RouteAccess | 'public';
  /** Checks the input and handles it; throws a Problem 400 that lists everything that is wrong. */
  answer(request: RawRequest): Promise<Answer>;
}

/** A route for callers who may use it for its purpose, as the table of access says. */
export function defineRoute<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodUndefined,
>(route: RouteDefinition<P, Q, B>): Route;
export function defineRoute(route: RouteDefinition<z.ZodObject, z.ZodObject, z.ZodType>): Route {
  return {
    ...route,
    async answer(request) {
      const { caller } = request;
      // Authorisation comes before this; without it the route stays shut.
      if (caller === undefined)
        throw new Error(`${route.operationId} was reached without a caller`);
      const input = validateInput(route, request);
      await request.begin();
      return route.handle({ ...input, caller });
    },
  };
}

/** A route that anyone may call, without a token. */
export function definePublicRoute<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodUndefined,
>(route: PublicRouteDefinition<P, Q, B>): Route;
export function definePublicRoute(
  route: PublicRouteDefinition<z.ZodObject, z.ZodObject, z.ZodType>,
): Route {
  return {
    ...route,
    access: 'public',
    async answer(request) {
      return route.handle(validateInput(route, request));
    },
  };
}

/** A route whose sender has no token but signs what it sends: nobody else learns what is wrong with a body. */
export function defineSignedRoute<P extends z.ZodObject, B extends z.ZodType>(
  route: SignedRouteDefinition<P, B>,
): Route;
export function defineSignedRoute(route: SignedRouteDefinition<z.ZodObject, z.ZodType>): Route {
  const { params } = route;
  return {
    ...route,
    access: 'public',
    async answer(request) {
      const { message } = request;
      if (message === undefined) throw new Error(`${route.operationId} was reached unsigned`);
      const place = validateInput(params === undefined ? {} : { params }, request);
      const signed = { ...message, params: place.params };
      route.authenticate(signed);
      const body = parseBody(message.rawBody);
      return route.handle({ ...validateInput(route, { ...request, body }), ...signed });
    },
  };
}
