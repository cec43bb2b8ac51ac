import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Method, Route } from '../route';
import { byMethod } from './by-method';
import { handleRoute, type HandlerParts } from './handle-route';

/** A router for the routes below /v1, literal segments before placeholders. */
export function createApiRouter(routes: readonly Route[], parts: HandlerParts): Router {
  const router = Router({ strict: true, caseSensitive: true });
  // '{' sorts behind every character of a literal segment.
  const paths = [...new Set(routes.map(({ path }) => path))].toSorted();
  for (const path of paths) {
    const handlers: Partial<Record<Method, RequestHandler>> = {};
    for (const route of routes) {
      if (route.path === path) handlers[route.method] = handleRoute(route, parts);
    }
    router.all(path.replaceAll(/\{(.*?)\}/g, ':$1'), byMethod(`/v1${path}`, handlers));
  }
  return router;
}
