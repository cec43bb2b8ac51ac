import { createHash } from 'node:crypto';
import { Router } from 'express';
import { byMethod } from '../framework/by-method';
import type { ApiDocument } from './build-document';

/** `/v1/openapi.json`: for everyone, from every origin (NL API Design Rules /core/publish-openapi). */
export function serveDocument(document: ApiDocument): Router {
  const text = JSON.stringify(document);
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const router = Router({ strict: true, caseSensitive: true });
  router.all(
    '/openapi.json',
    byMethod('/v1/openapi.json', {
      get: (request, response) => {
        // Not no-store: the entity tag is there to save sending it again.
        response.set({
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Expose-Headers': 'API-Version, ETag',
          'Cache-Control': 'no-cache',
          'Cross-Origin-Resource-Policy': 'cross-origin',
          ETag: etag,
        });
        if (isKnown(request.get('If-None-Match'), etag)) response.status(304).end();
        else response.type('application/json').send(text);
      },
    }),
  );
  return router;
}

/** Not express's own `fresh`: that one also heeds the no-cache which fetch adds to such a request. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
