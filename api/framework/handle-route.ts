import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { AccessLog } from '../../store/access-log';
import { accountFor } from '../access-log/account-for';
import type { Gate } from '../auth/gate';
import { Problem } from '../problem';
import type { Answer, RawRequest, Route, SignedForm } from '../route';
import { fingerprintOf } from './fingerprint';
import { readIdempotencyKey } from './idempotency-key';
import { operationOf } from './operation';
import { readBody, readRawBody } from './read-body';
import { readQuery } from './read-query';
import { contextOf } from './request-context';
import { isStorable } from './strict-json';
import { toTraceparent } from '../../store/trace-context';

export interface HandlerParts {
  readonly logger: Logger;
  readonly accessLog: AccessLog;
  readonly gate: Gate;
}

/** What every route does in the same order: who, in which form, what; then the route itself, and the answer only when it is accounted for. */
export function handleRoute(
  route: Route,
  { logger, accessLog, gate }: HandlerParts,
): RequestHandler {
  return async (request, response) => {
    let mediaType = '';
    const operation = operationOf(request);
    const answer = await accountFor(accessLog, route, operation, async (begin) => {
      const caller = await gate(route, operation);
      mediaType = negotiate(route, request);
      return route.answer(await readRequest(route, request, { caller, mediaType, begin }));
    });
    if (!(answer.status in route.responses)) {
      logger.error({ route: route.path, status: answer.status }, 'answer is not documented');
    }
    send(response, answer, mediaType);
  };
}

function negotiate(route: Route, request: Request): string {
  const offered = route.produces ?? ['application/json'];
  const wanted = request.accepts([...offered]);
  if (wanted === false) {
    throw new Problem(406, 'NOT_ACCEPTABLE', `Available here: ${offered.join(', ')}.`);
  }
  return wanted;
}

async function readRequest(
  route: Route,
  request: Request,
  known: Pick<RawRequest, 'caller' | 'mediaType' | 'begin'>,
): Promise<RawRequest> {
  const query = readQuery(request.url);
  const isWriting = route.method !== 'get';
  const { signed } = route;
  const takesBody = isWriting && route.method !== 'delete';
  const body = takesBody && signed === undefined ? await readBody(request) : undefined;
  const reading = readIdempotencyKey(
    isWriting ? request.get('Idempotency-Key') : undefined,
    route.requiresIdempotencyKey === true,
  );
  return {
    ...known,
    params: storableParams(request.params),
    query,
    body,
    idempotencyKey: 'key' in reading ? reading.key : undefined,
    headerErrors: 'error' in reading ? [reading.error] : [],
    fingerprint: fingerprintOf(route.method, request.baseUrl + request.path, body),
    traceparent: toTraceparent(contextOf(request)),
    ...(signed === undefined ? {} : { message: await readMessage(request, signed) }),
  };
}

async function readMessage(
  request: Request,
  { headers, accepts }: SignedForm,
): Promise<NonNullable<RawRequest['message']>> {
  const rawBody = await readRawBody(request, accepts);
  const read = headers.map((name) => [name, request.get(name) ?? ''] as const);
  return { rawBody, headers: Object.fromEntries(read) };
}

function storableParams(params: Request['params']): Request['params'] {
  if (Object.values(params).flat().every(isStorable)) return params;
  throw new Problem(400, 'MALFORMED_PATH', 'The path has a character that is never allowed.');
}

function send(response: Response, answer: Answer, mediaType: string): void {
  response.status(answer.status).set(answer.headers ?? {});
  if (answer.body === undefined) response.end();
  else if (typeof answer.body === 'string') response.type(mediaType).send(answer.body);
  else response.json(answer.body);
}
