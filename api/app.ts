import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { AccessLog } from '../store/access-log';
import { identifyCaller } from './auth/authenticate';
import type { Gate } from './auth/gate';
import type { VerifyToken } from './auth/token-claims';
import { createDocsRouter, createStartPage } from './docs';
import { createErrorHandler } from './error-handler';
import { createApiRouter } from './framework/api-router';
import { checkRoutes } from './framework/check-routes';
import { createRateLimit } from './framework/rate-limit';
import { securityHeaders } from './framework/security-headers';
import { createHealthRouter } from './health';
import type { Readiness } from './health';
import { createHttpLog } from './http-log';
import { buildDocument } from './openapi/build-document';
import { serveDocument } from './openapi/serve-document';
import { Problem } from './problem';
import type { Route } from './route';

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly verifyToken: VerifyToken;
  readonly logger: Logger;
  readonly accessLog: AccessLog;
  readonly gate: Gate;
  readonly rateLimitPerMinute: number;
  readonly readiness: Readiness;
  /** Semver; goes out with every answer. */
  readonly apiVersion: string;
  /** Where callers reach the hub, without /v1. */
  readonly serverUrl: string;
  /** The page at `/`, as HTML. */
  readonly startPage: string;
  /** What people read in a browser, outside `/v1`. */
  readonly pages?: readonly RequestHandler[];
  /** Reverse proxies in front whose X-Forwarded-For counts; 0 when left out. */
  readonly trustedProxyHops?: number;
}

/** The whole HTTP side of the hub, not yet listening. Throws when a route is not fit to serve. */
export function createApp(options: AppOptions): Express {
  checkRoutes(options.routes);
  const { logger, apiVersion, serverUrl } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('strict routing').enable('case sensitive routing');
  app.set('query parser', false).set('trust proxy', options.trustedProxyHops ?? 0);
  app.set('api version', apiVersion);
  app.use(createHttpLog(logger), securityHeaders(serverUrl), commonHeaders(apiVersion));
  app.all('/', createStartPage(options.startPage));
  app.use(createHealthRouter(options.readiness), createDocsRouter());
  for (const pages of options.pages ?? []) app.use(pages);
  app.use(
    '/v1',
    identifyCaller(options.verifyToken),
    createRateLimit(options.rateLimitPerMinute, logger),
    serveDocument(buildDocument({ routes: options.routes, apiVersion, serverUrl })),
    createApiRouter(options.routes, options),
  );
  app.use(() => {
    throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  });
  app.use(createErrorHandler(logger));
  return app;
}

function commonHeaders(apiVersion: string): RequestHandler {
  return (_request, response, next) => {
    response.set({ 'API-Version': apiVersion, 'Cache-Control': 'no-store' });
    next();
  };
}
