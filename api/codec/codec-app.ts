import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { AccessLog } from '../../store/access-log';
import { isDatabaseUnavailable } from '../../store/database';
import { identifyCaller } from '../auth/authenticate';
import type { VerifyToken } from '../auth/token-claims';
import { createErrorHandler } from '../error-handler';
import { byMethod } from '../framework/by-method';
import { createRateLimit } from '../framework/rate-limit';
import { readRawBody } from '../framework/read-body';
import { contextOf } from '../framework/request-context';
import { securityHeaders } from '../framework/security-headers';
import { databaseAway } from '../guard-database';
import { createHealthRouter, type Readiness } from '../health';
import { createHttpLog } from '../http-log';
import { Problem } from '../problem';
import { allowOrigins } from './allow-origins';
import { judgePayload } from './judge-payload';
import { logDecoding } from './log-decoding';
import { assumeDeveloper, operatorOf } from './operator-only';
import { readPayloads } from './payload-json';
import type { FindPayload } from './sealed-payload';

const largestBodyBytes = 2 * 1024 * 1024;

export interface CodecAppOptions {
  readonly findPayload: FindPayload;
  /** The cases an operator has a grant for now. */
  readonly grantedCases: (operator: string) => Promise<ReadonlySet<string>>;
  readonly namespace: string;
  readonly origins: readonly string[];
  readonly verifyToken: VerifyToken;
  /** Who asks without a token from the UI on this machine; nobody when left out. */
  readonly developer?: string;
  readonly accessLog: AccessLog;
  readonly logger: Logger;
  readonly rateLimitPerMinute: number;
  readonly readiness: Readiness;
  readonly apiVersion: string;
  /** Where the Temporal UI reaches it. */
  readonly url: string;
}

/** Decodes for the Temporal UI what an operator may see; it never encodes. */
export function createCodecApp(options: CodecAppOptions): Express {
  const { logger, apiVersion, developer } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('strict routing').enable('case sensitive routing');
  app.set('query parser', false).set('trust proxy', 0).set('api version', apiVersion);
  app.use(createHttpLog(logger), securityHeaders(options.url), (_request, response, next) => {
    response.set({ 'API-Version': apiVersion, 'Cache-Control': 'no-store' });
    next();
  });
  app.use(createHealthRouter(options.readiness));
  app.all(
    '/decode',
    allowOrigins(options.origins),
    identifyCaller(options.verifyToken),
    ...(developer === undefined ? [] : [assumeDeveloper(developer)]),
    createRateLimit(options.rateLimitPerMinute, logger),
    byMethod('/decode', { post: postDecode(options) }),
  );
  app.use(() => {
    throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  });
  app.use(createErrorHandler(logger));
  return app;
}

/** POST /decode: as many payloads back as came, in the same order, each of them in the access log before. */
function postDecode(options: CodecAppOptions): RequestHandler {
  return async (request, response) => {
    const startedAt = new Date().toISOString();
    const operator = operatorOf(request);
    const body = await readRawBody(request, ['application/json'], largestBodyBytes);
    const sent = readPayloads(body);
    const viewer = {
      granted: await whenThere(options.grantedCases(operator.subject)),
      isInNamespace: request.get('X-Namespace') === options.namespace,
    };
    const judged = await whenThere(
      Promise.all(sent.map((one) => judgePayload(one, viewer, options.findPayload))),
    );
    await logDecoding(options.accessLog, judged, {
      ...{ operator, startedAt },
      context: contextOf(request),
    });
    response.json({ payloads: judged.map(({ answer }) => answer) });
  };
}

async function whenThere<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    throw isDatabaseUnavailable(error) ? databaseAway(error) : error;
  }
}
