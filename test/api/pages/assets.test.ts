import { startPages, type Pages } from './page-harness';
import { handoffId } from './fake-desk';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

describe('the stylesheets and fonts', () => {
  it('that a page and its own stylesheet name are all there, and may be kept', async () => {
    const { text } = await pages.browser().get(await pages.pathOf(handoffId));
    const css = await (await fetch(`${pages.url}/assets/desk.css`)).text();
    const named = [
      ...[...text.matchAll(/href="(\/assets\/[^"]+)"/g)].map(([, href]) => href!),
      ...[...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, file]) => `/assets/${file!}`),
    ];
    expect(named).toHaveLength(5);
    for (const file of named) {
      const response = await fetch(pages.url + file);
      expect([file, response.status]).toEqual([file, 200]);
      expect(response.headers.get('content-type')).toMatch(/^(text\/css|font\/woff2)/);
      expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
      const again = await fetch(pages.url + file, {
        // Without this, fetch asks for no-cache.
        headers: {
          'if-none-match': response.headers.get('etag')!,
          'cache-control': 'max-age=0',
        },
      });
      expect(again.status).toBe(304);
    }
  });

  it('are no way to other files', async () => {
    for (const file of ['layout.tsx', '..%2fassets.ts', 'package.json', '']) {
      expect((await fetch(`${pages.url}/assets/${file}`)).status).toBe(404);
    }
  });
});
