import type { RequestHandler } from 'express';
import { contextOf } from '../framework/request-context';
import { Problem } from '../problem';

const sentHeaders = 'content-type, x-namespace, authorization, authorization-extras';
const preflightSeconds = '600';

/** Only these very origins, never `*`; who sends no Origin is no browser and shows a token. */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    contextOf(request).route = '/decode';
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin !== undefined && !origins.includes(origin)) {
      throw new Problem(403, 'ORIGIN_NOT_ALLOWED', 'Pages of this origin may not ask here.');
    }
    if (origin !== undefined) response.set('Access-Control-Allow-Origin', origin);
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.set({
      'Access-Control-Allow-Methods': 'POST, OPTIONS',
      'Access-Control-Allow-Headers': sentHeaders,
      'Access-Control-Max-Age': preflightSeconds,
    });
    response.status(204).end();
  };
}
