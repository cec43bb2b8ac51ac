import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { handoffId } from './fake-desk';
import { startPages, type Pages } from './page-harness';

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

/** Not with fetch: that asks for no-cache when it is given a condition. */
function statusWhenKept(url: string, since: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'if-modified-since': since } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

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
      expect(await statusWhenKept(pages.url + file, response.headers.get('last-modified')!)).toBe(
        304,
      );
    }
  });

  it('are one of our own, which can be read at one sitting', () => {
    const css = readFileSync(join(__dirname, '../../../api/pages/desk.css'), 'utf8');
    expect(css.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });

  it('are no way to other files', async () => {
    for (const file of ['layout.tsx', '..%2fassets.ts', 'package.json', '']) {
      expect((await fetch(`${pages.url}/assets/${file}`)).status).toBe(404);
    }
  });
});
