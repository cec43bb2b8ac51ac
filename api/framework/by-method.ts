import type { RequestHandler } from 'express';
import { Problem } from '../problem';
import type { Method } from '../route';
import { contextOf } from './request-context';

/** Lets each method of one path go to its handler, HEAD with GET, and answers 405 to the others. */
export function byMethod(
  template: string,
  handlers: Readonly<Partial<Record<Method, RequestHandler>>>,
): RequestHandler {
  const table = new Map<string, RequestHandler>(
    Object.entries(handlers).map(([method, handler]) => [method.toUpperCase(), handler]),
  );
  const get = table.get('GET');
  if (get !== undefined) table.set('HEAD', get);
  const allow = [...table.keys()].join(', ');
  return (request, response, next) => {
    contextOf(request).route = template;
    const handler = table.get(request.method);
    if (handler === undefined) {
      throw new Problem(405, 'METHOD_NOT_ALLOWED', `Allowed here: ${allow}.`, {
        headers: { Allow: allow },
      });
    }
    return handler(request, response, next);
  };
}
