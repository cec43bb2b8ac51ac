import { basename, dirname, join } from 'node:path';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { byMethod } from '../framework/by-method';

const fonts = ['400', '700'].map((weight) => `noto-sans-latin-${weight}-normal.woff2`);

const files: ReadonlyMap<string, string> = new Map([
  [
    'theme.css',
    require.resolve('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'),
  ],
  ['components.css', require.resolve('@utrecht/component-library-css/dist/index.css')],
  ['desk.css', join(__dirname, 'desk.css')],
  ...fonts.map((font): [string, string] => [
    font,
    require.resolve(`@fontsource/noto-sans/files/${font}`),
  ]),
]);

/** `/assets`: stylesheets and fonts of all pages, from the packages themselves and with nothing from outside. */
export function createAssetsRouter(): Router {
  const router = Router({ strict: true, caseSensitive: true });
  for (const [name, path] of files) {
    const file: RequestHandler = (_request, response) => {
      // sendFile gives each file an ETag, so that a browser asks again and gets nothing but 304.
      response.set('Cache-Control', 'public, max-age=3600');
      response.sendFile(basename(path), { root: dirname(path), cacheControl: false });
    };
    router.all(`/assets/${name}`, byMethod(`/assets/${name}`, { get: file }));
  }
  return router;
}
