import { pinoHttp } from 'pino-http';
import type { Logger } from 'pino';
import type { RequestHandler } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contextOf } from './framework/request-context';

/** One line per request, made of codes and templates only: no path, query, body or header. */
export function createHttpLog(logger: Logger): RequestHandler {
  const log = pinoHttp({
    logger,
    genReqId: (request) => contextOf(request).traceId,
    customAttributeKeys: { reqId: 'traceId' },
    quietReqLogger: true,
    quietResLogger: true,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessObject: (request, response, { responseTime }: { responseTime: number }) =>
      describeRequest(request, response, responseTime),
    customErrorObject: (request, response, _error, { responseTime }: { responseTime: number }) =>
      describeRequest(request, response, responseTime),
    customErrorMessage: () => 'request failed',
  });
  return (request, response, next) => {
    log(request, response, next);
  };
}

function describeRequest(request: IncomingMessage, response: ServerResponse, ms: number) {
  const { route, access, problem } = contextOf(request);
  return {
    method: request.method,
    route,
    status: response.statusCode,
    ms,
    ...(access === undefined ? {} : { role: access.role }),
    ...(problem === undefined ? {} : { code: problem.code }),
    ...(problem?.reason === undefined ? {} : { reason: problem.reason }),
  };
}
