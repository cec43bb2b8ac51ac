import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { byMethod } from './framework/by-method';
import { pagePolicy } from './framework/security-headers';

const assets = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

// Paths are relative, so that the pages also work behind a proxy with a prefix.
const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Op Koers hub API</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

// validatorUrl: null keeps swagger-ui from sending the document to a validator on the internet.
const startScript = `window.ui = SwaggerUIBundle({
  url: 'v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
`;

const docsPolicy = pagePolicy({
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
});

/** `/docs`: the API's document as pages, with nothing from outside. */
export function createDocsRouter(): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  const page: RequestHandler = (_request, response) => {
    response.set('Content-Security-Policy', docsPolicy).type('html').send(docsPage);
  };
  router.all('/docs', byMethod('/docs', { get: page }));
  const script: RequestHandler = (_request, response) => {
    response.type('text/javascript').send(startScript);
  };
  router.all('/docs/start.js', byMethod('/docs/start.js', { get: script }));
  for (const asset of assets) {
    const file: RequestHandler = (_request, response) => {
      response.sendFile(asset, { root: folder, cacheControl: false });
    };
    router.all(`/docs/${asset}`, byMethod(`/docs/${asset}`, { get: file }));
  }
  return router;
}

/** `/`: one page without script; its own style blocks are the only ones allowed. */
export function createStartPage(html: string): RequestHandler {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, css]) =>
      `'sha256-${createHash('sha256')
        .update(css ?? '')
        .digest('base64')}'`,
  );
  const policy = pagePolicy({ 'style-src': styles.length === 0 ? "'none'" : styles.join(' ') });
  return byMethod('/', {
    get: (_request, response) => {
      response.set('Content-Security-Policy', policy).type('html').send(html);
    },
  });
}
