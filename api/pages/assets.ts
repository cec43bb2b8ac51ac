import { basename, dirname, join } from 'node:path';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { byMethod } from '../framework/by-method';

// Written out, so that programs that look for what is used find these packages too.
const paths = [
  [
    'theme.css',
    require.resolve('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'),
  ],
  ['components.css', require.resolve('@utrecht/component-library-css/dist/index.css')],
  ['desk.css', join(__dirname, 'desk.css')],
  ['parts.css', join(__dirname, 'parts.css')],
  ['tables.css', join(__dirname, 'tables.css')],
  ['report.css', join(__dirname, 'report.css')],
  ['evaluation.css', join(__dirname, 'evaluation.css')],
  ['resident.css', join(__dirname, 'resident.css')],
  [
    'noto-sans-latin-400-normal.woff2',
    require.resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2'),
  ],
  [
    'noto-sans-latin-700-normal.woff2',
    require.resolve('@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2'),
  ],
] as const;

export const assetPaths: ReadonlyMap<string, string> = new Map(paths);

/** `/assets`: stylesheets and fonts of all pages, from the packages themselves and with nothing from outside. */
export function createAssetsRouter(): Router {
  const router = Router({ strict: true, caseSensitive: true });
  for (const [name, path] of paths) {
    const file: RequestHandler = (_request, response) => {
      // sendFile tells when the file changed, so that a browser asks again and gets nothing but 304.
      response.set('Cache-Control', 'public, max-age=3600');
      response.sendFile(basename(path), { root: dirname(path), cacheControl: false });
    };
    router.all(`/assets/${name}`, byMethod(`/assets/${name}`, { get: file }));
  }
  return router;
}
